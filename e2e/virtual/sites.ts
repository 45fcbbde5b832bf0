import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const BUILT = fileURLToPath(new URL('../node_modules/.cache/fixtures', import.meta.url));

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the pages of `e2e/fixtures` against the packages' built files, as an app would. */
export async function buildSites(): Promise<void> {
  const files = await readdir(FIXTURES, { recursive: true });
  await build({
    root: FIXTURES,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      rolldownOptions: {
        input: files.filter((file) => file.endsWith('.html')).map((file) => join(FIXTURES, file)),
        // The tests' own settings name declarations in place of a package that has none for this compiler.
        tsconfig: false,
      },
    },
  });
}

/** A server of the built pages: `/browser-only/` is `e2e/fixtures/browser-only/index.html`. */
export function serveSites(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(BUILT, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!file.startsWith(BUILT) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
}

import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const BUILT = fileURLToPath(new URL('../node_modules/.cache/fixtures', import.meta.url));

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** `virtual:readme.tsx` is the unchanged first snippet of the README, with an app of one heading. */
const readme: Plugin = {
  name: 'readme',
  resolveId: (id) => (id === 'virtual:readme.tsx' ? join(FIXTURES, 'readme/embed.tsx') : null),
  async load(id) {
    if (id !== join(FIXTURES, 'readme/embed.tsx')) return null;
    const [, snippet] = /```tsx\n(.*?)```/s.exec(await readFile(README, 'utf8')) ?? [];
    if (!snippet) throw new Error('The README has no snippet in tsx.');
    return `${snippet}\nfunction App() { return <h1>Orders</h1>; }\n`;
  },
};

/** Uses the packages' built files, as an app would. */
export async function buildSites(): Promise<void> {
  const files = await readdir(FIXTURES, { recursive: true });
  await build({
    root: FIXTURES,
    configFile: false,
    plugins: [readme],
    logLevel: 'error',
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      rolldownOptions: {
        input: files.filter((file) => file.endsWith('.html')).map((file) => join(FIXTURES, file)),
        // The tests' tsconfig maps a package to declarations, which the build must not use.
        tsconfig: false,
      },
    },
  });
}

/** Returns whether there is such a page. */
export function answerWithSite(request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = join(BUILT, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (!file.startsWith(BUILT) || !existsSync(file)) return false;
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
  return true;
}

export function serveSites(): Server {
  return createServer((request, response) => {
    if (!answerWithSite(request, response)) response.writeHead(404).end();
  });
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { build, type Plugin } from 'vite';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const BUILT = fileURLToPath(new URL('../node_modules/.cache/fixtures', import.meta.url));

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

/**
 * Serves the built pages, and calls `next` for other paths. With `dev` they are not cached: a document from the cache has the
 * time at which it was stored.
 */
export const answerWithSite = sirv(BUILT, { dev: true });

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, defaultClientConditions, type InlineConfig, preview } from 'vite';

export async function serveFixture(name: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'curfew-fixture-'));
  const root = new URL(`../fixtures/${name}`, import.meta.url).pathname;
  const pages = (await readdir(root)).filter((file) => file.endsWith('.html'));
  const site: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    build: {
      outDir,
      emptyOutDir: true,
      // The tests' tsconfig maps a package to declarations, which the build must not use.
      rolldownOptions: { input: pages.map((page) => join(root, page)), tsconfig: false },
    },
    preview: { host: '127.0.0.1', port: 0 },
  };
  await build(site);
  const server = await preview(site);
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async stop() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

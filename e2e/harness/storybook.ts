import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { preview } from 'vite';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Builds Storybook as `npm run build:storybook` does, and serves what it built. */
export async function serveStorybook(): Promise<{ url: string; stop: () => Promise<void> }> {
  await promisify(execFile)('npm', ['run', '--silent', 'build:storybook'], { cwd: ROOT });
  const server = await preview({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'storybook-static' },
    preview: { host: '127.0.0.1', port: 0 },
  });
  return { url: server.resolvedUrls?.local[0] ?? '', stop: () => server.close() };
}

import { createServer, defaultClientConditions } from 'vite';

/** Serves a page of `e2e/fixtures`, with the packages read from their sources. */
export async function serveFixture(name: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await createServer({
    root: new URL(`../fixtures/${name}`, import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
    resolve: { conditions: ['source', ...defaultClientConditions] },
  });
  await server.listen();
  return { url: server.resolvedUrls?.local[0] ?? '', stop: () => server.close() };
}

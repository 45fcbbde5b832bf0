import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Serves the built console. Every path that a browser navigates to returns `index.html`.
 *
 * @param directory - an absolute path; if it does not exist, nothing is served
 */
export function demoConsole(directory: string): Hono {
  const app = new Hono();
  if (!existsSync(directory)) return app;
  const page = serveStatic({
    path: `${directory}/index.html`,
    // The back button must not show a page after sign-out.
    onFound: (_path, context) => context.header('cache-control', 'no-store'),
  });
  const file = serveStatic({
    root: directory,
    // A file with a hash in its name never changes.
    onFound: (path, context) => context.header('cache-control', path.includes('/assets/') ? IMMUTABLE : 'no-cache'),
  });

  app.get('/', page);
  app.get('/index.html', page);
  app.get('*', file);
  app.get('*', (context, next) => (context.req.header('accept')?.includes('text/html') ? page(context, next) : next()));
  return app;
}

import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * Serves the built console. Every path that a browser navigates to is a page of it, so the answer is the one
 * `index.html`; other files that do not exist are left to the next handler.
 *
 * @param directory - the built files, as an absolute path; without them nothing is served
 */
export function demoConsole(directory: string): Hono {
  const app = new Hono();
  if (!existsSync(directory)) return app;
  const page = serveStatic({
    path: `${directory}/index.html`,
    // Back must not show a page that a sign-out has closed.
    onFound: (_path, context) => context.header('cache-control', 'no-store'),
  });
  const file = serveStatic({
    root: directory,
    // Only a name with a hash in it can be kept for ever.
    onFound: (path, context) => context.header('cache-control', path.includes('/assets/') ? IMMUTABLE : 'no-cache'),
  });

  app.get('/', page);
  app.get('/index.html', page);
  app.get('*', file);
  app.get('*', (context, next) => (context.req.header('accept')?.includes('text/html') ? page(context, next) : next()));
  return app;
}

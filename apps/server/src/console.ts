import { existsSync } from 'node:fs';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Every path that a browser navigates to returns `index.html`. Serves nothing if `directory` does not exist. */
export function demoConsole(directory: string): Hono {
  const app = new Hono();
  if (!existsSync(directory)) return app;
  const page = serveStatic({ path: `${directory}/index.html` });
  const file = serveStatic({ root: directory });

  // `onFound` is called after the response is made: a header that it sets is lost.
  app.use(async (context, next) => {
    await next();
    if (context.res.ok) context.header('cache-control', cacheControlFor(context.req.path, context.res.headers));
  });
  app.get('/', page);
  app.get('/index.html', page);
  app.get('*', file);
  app.get('*', (context, next) => (context.req.header('accept')?.includes('text/html') ? page(context, next) : next()));
  return app;
}

function cacheControlFor(path: string, headers: Headers): string {
  // The back button must not show a page after sign-out.
  if (headers.get('content-type')?.startsWith('text/html')) return 'no-store';
  // Names there have a hash.
  return path.startsWith('/assets/') ? IMMUTABLE : 'no-cache';
}

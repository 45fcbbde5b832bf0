import { isCrossSite } from '@curfew/server/http';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { auth, revokeToken } from './auth.js';
import { curfew } from './curfew.js';

const { PORT = '3000' } = process.env;

/** Stands for your database. */
const notes = new Map();

const app = new Hono();
app.all('/curfew/v1/*', (c) => curfew.handler(c.req.raw));
// Bodies are read before it is known whose they are.
app.use(bodyLimit({ maxSize: 100 * 1_024 }));
app.use(async (c, next) => {
  await next();
  c.res.headers.set('Content-Security-Policy', "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
});
app.get('/client/*', serveStatic({ root: '.' }));
app.get(
  '/vendor/curfew/*',
  serveStatic({
    root: 'node_modules/@curfew/dom/dist',
    rewriteRequestPath: (path) => path.slice('/vendor/curfew'.length),
  }),
);

app.post('/api/auth/sign-out', ownPagesOnly, async (c) => {
  await curfew.signOut(c.req.raw);
  return auth.handler(c.req.raw);
});
app.all('/api/auth/*', async (c) => {
  // The session may end while the body arrives.
  await c.req.raw.clone().arrayBuffer();
  // Curfew records an end within a minute. Until then Better Auth would accept the session.
  const { response } = await curfew.authenticate(c.req.raw);
  const own = response && (await auth.api.getSession({ headers: c.req.raw.headers }));
  if (own && response.status !== 401) return response;
  if (own) await revokeToken(own.session.token);
  return auth.handler(c.req.raw);
});

app.get('/sign-in', serveStatic({ path: 'pages/sign-in.html' }));

app.get('/', async (c, next) => {
  const { response } = await curfew.authenticate(c.req.raw);
  if (response) return response.status === 401 ? c.redirect('/sign-in') : response;
  await next();
  // Otherwise Back shows the page after the sign-out.
  c.header('Cache-Control', 'no-store');
});
app.get('/', serveStatic({ path: 'pages/notes.html' }));

app.use('/api/*', async (c, next) => {
  // Hono keeps the body. It comes first, because the session may end while it arrives.
  await c.req.text();
  const { response } = await curfew.authenticate(c.req.raw);
  if (response) return response;
  // Better Auth may have ended its session by itself.
  const own = await auth.api.getSession({ headers: c.req.raw.headers });
  if (!own) return c.json({ error: 'Sign in again.' }, 401);
  c.set('user', own.user);
  await next();
  c.header('Cache-Control', 'no-store');
});

app.get('/api/note', (c) => {
  const { id, name } = c.get('user');
  return c.json({ name, text: notes.get(id) ?? '' });
});

app.put('/api/note', ownPagesOnly, async (c) => {
  const { text } = await c.req.json();
  notes.set(c.get('user').id, String(text));
  return c.body(null, 204);
});

serve({ fetch: app.fetch, port: Number(PORT) }, () => console.log(`http://localhost:${PORT}`));

/** Behind a proxy, pass the public origin to `isCrossSite`, and to `createCurfew` as `allowedOrigins`. */
async function ownPagesOnly(c, next) {
  if (isCrossSite(c.req.raw, [])) return c.json({ error: 'This page may not do that.' }, 403);
  await next();
}

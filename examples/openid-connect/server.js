import { StaleAuthenticationError, StoreUnavailableError } from '@curfew/server';
import { isCrossSite, problemResponse } from '@curfew/server/http';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { allowedOrigins, curfew } from './curfew.js';
import { beginSignIn, finishSignIn, keepIdToken, logoutUrl } from './openid.js';

const { PORT = '3000', ORIGIN = '' } = process.env;

/** Otherwise a neighbouring subdomain could plant the cookie of a sign-in that it has begun. Browsers refuse the prefix over http. */
const signInCookie = ORIGIN.startsWith('https:') ? { prefix: 'host', secure: true, path: '/' } : { path: '/' };

/** Stands for your database. */
const notes = new Map();

const notSignedIn = (again) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Not signed in · Notes</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/client/style.css" />
  </head>
  <body>
    <main class="sign-in">
      <h1>You are not signed in</h1>
      <p><a href="${again}">Try again</a></p>
    </main>
  </body>
</html>`;

const app = new Hono();
// Its details are in the log.
app.onError((error) => {
  console.error(error);
  return problemResponse(error instanceof StoreUnavailableError ? 'store_unavailable' : 'internal_error');
});
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

app.get('/sign-in', async (c) => {
  const { again, popup } = c.req.query();
  const { url, pending } = await beginSignIn({ again: again !== undefined });
  setCookie(c, 'sign-in', JSON.stringify({ ...pending, isPopup: popup !== undefined }), {
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 600,
    ...signInCookie,
  });
  return c.redirect(url.href);
});

// The provider sends the browser here.
app.get('/signed-in', async (c, next) => {
  const cookie = getCookie(c, 'sign-in', signInCookie.prefix);
  if (!cookie) return c.redirect('/');
  deleteCookie(c, 'sign-in', signInCookie);
  const { isPopup, ...pending } = JSON.parse(cookie);
  const again = `/sign-in?again${isPopup ? '&popup' : ''}`;
  const proved = await finishSignIn(c.req.url, pending).catch(console.error);
  // The user has cancelled it, another tab has begun a sign-in since, or the provider does not answer.
  if (!proved) return c.html(notSignedIn(again), 400);
  const { idToken, ...who } = proved;
  try {
    // The absolute timeout counts from `authAt`, which a single sign-on may have been hours ago.
    const { session, setCookie } = await curfew.createSession(c.req.raw, who);
    keepIdToken(session.sid, idToken);
    c.header('Set-Cookie', setCookie, { append: true });
  } catch (error) {
    if (!(error instanceof StaleAuthenticationError)) throw error;
    return c.redirect(again);
  }
  return isPopup ? next() : c.redirect('/');
});
app.get('/signed-in', serveStatic({ path: 'pages/signed-in.html' }));

app.post('/sign-out', async (c) => {
  if (isCrossSite(c.req.raw, allowedOrigins)) return c.text('This page may not do that.', 403);
  const { session, response } = await curfew.authenticate(c.req.raw);
  // 503 if the store does not answer: the user is not signed out then.
  if (response) return response.status === 401 ? c.redirect('/', 303) : response;
  const url = logoutUrl(session.sid);
  const { setCookie } = await curfew.signOut(c.req.raw);
  c.header('Set-Cookie', setCookie);
  return c.redirect(url.href, 303);
});

app.get('/', async (c) => {
  const { session, response } = await curfew.authenticate(c.req.raw);
  if (response && response.status !== 401) return response;
  // Otherwise Back shows the page after the sign-out.
  c.header('Cache-Control', 'no-store');
  const page = serveStatic({ path: session ? 'pages/notes.html' : 'pages/welcome.html' });
  return page(c, () => Promise.resolve());
});

app.use('/api/*', async (c, next) => {
  // Hono keeps the body. It comes first, because the session may end while it arrives.
  await c.req.text();
  const { session, response } = await curfew.authenticate(c.req.raw);
  if (!session) return response;
  c.set('session', session);
  await next();
  c.header('Cache-Control', 'no-store');
});

app.get('/api/note', (c) => {
  const { subject } = c.get('session');
  return c.json({ name: subject, text: notes.get(subject) ?? '' });
});

app.put('/api/note', async (c) => {
  if (isCrossSite(c.req.raw, allowedOrigins)) return c.json({ error: 'This page may not do that.' }, 403);
  const { text } = await c.req.json();
  notes.set(c.get('session').subject, String(text));
  return c.body(null, 204);
});

serve({ fetch: app.fetch, port: Number(PORT) }, () => console.log(`http://localhost:${PORT}`));

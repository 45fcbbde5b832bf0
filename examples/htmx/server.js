import { isCrossSite } from '@curfew/server/http';
import { authenticateNode, nodeRequest, sendResponse, toNodeHandler } from '@curfew/server/node';
import express from 'express';
import { curfew } from './curfew.js';
import { claimsPage, claimsTable, escapeHtml, newClaimPage, signInPage } from './views.js';

const { PORT = '3000' } = process.env;
const claims = new Map();
const claimsOf = (email) => claims.get(email) ?? [];

const app = express();
app.use('/curfew/v1', toNodeHandler(curfew));
app.use(express.static('public'));
app.use('/assets', express.static('node_modules/htmx.org/dist'), express.static('node_modules/@curfew/dom/dist'));
app.use(express.urlencoded());

app.get('/sign-in', (_req, res) => res.send(signInPage()));

/** Accepts any address. Verify the user here. */
app.post('/sign-in', ownPagesOnly, async (req, res) => {
  const { setCookie } = await curfew.createSession(nodeRequest(req), { subject: req.body.email });
  res.set('Set-Cookie', setCookie);
  // htmx sends the form over the page, and the page stays. The event makes it ask for its new session.
  if (req.headers['hx-request']) res.set('HX-Trigger', 'signed-in').status(204).end();
  else res.redirect(303, '/');
});

app.post('/sign-out', ownPagesOnly, async (req, res) => {
  const { setCookie } = await curfew.signOut(nodeRequest(req));
  res.set('Set-Cookie', setCookie ?? []).redirect(303, '/sign-in');
});

// Everything below needs a session: a fragment gets 401, and a page leads to the sign-in.
app.use(async (req, res, next) => {
  if (req.headers['hx-request']) {
    const session = await authenticateNode(curfew, req, res);
    if (!session) return;
    res.locals.email = session.subject;
  } else {
    const { session, response } = await curfew.authenticate(nodeRequest(req));
    // 503 if the store does not answer: the user may still be signed in.
    if (response) return response.status === 401 ? res.redirect('/sign-in') : sendResponse(response, res);
    res.locals.email = session.subject;
  }
  // Otherwise Back shows the page after the sign-out, and a neighbouring subdomain shows it in a frame.
  res.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': "frame-ancestors 'none'" });
  next();
});

app.get('/', (_req, res) => res.send(newClaimPage(res.locals.email)));
app.get('/claims', (_req, res) => res.send(claimsPage(res.locals.email, claimsOf(res.locals.email))));
app.get('/claims/table', (_req, res) => res.send(claimsTable(claimsOf(res.locals.email))));
app.post('/claims', ownPagesOnly, (req, res) => {
  const { email } = res.locals;
  claims.set(email, [...claimsOf(email), req.body]);
  res.send(`“${escapeHtml(req.body.purpose)}” was sent.`);
});

app.listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));

/** Behind a proxy, pass the public origin to `isCrossSite`, and to `createCurfew` as `allowedOrigins`. */
function ownPagesOnly(req, res, next) {
  if (isCrossSite(nodeRequest(req), [])) return res.status(403).send('This page may not do that.');
  next();
}

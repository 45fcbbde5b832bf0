import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { isCrossSite } from '@curfew/server/http';
import { authenticateNode, nodeRequest, sendResponse, toNodeHandler } from '@curfew/server/node';
import express from 'express';
import session from 'express-session';
import { curfew } from './curfew.js';
import { findUser, notes } from './users.js';

const { PORT = '3000', SESSION_SECRET = randomBytes(32).toString('hex') } = process.env;
const page = (name) => `${import.meta.dirname}/pages/${name}.html`;

const app = express();
app.use((_req, res, next) => {
  res.set('Content-Security-Policy', "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
  next();
});
app.use('/client', express.static('client'));
app.use('/vendor/curfew', express.static('node_modules/@curfew/dom/dist'));
app.use('/curfew/v1', toNodeHandler(curfew));
app.use(
  session({
    name: 'sid',
    secret: SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    // Behind a proxy it is `Secure` with `app.set('trust proxy', 1)` only.
    cookie: { sameSite: 'lax', secure: 'auto' },
  }),
);
app.use(express.json());

app.get('/sign-in', (_req, res) => {
  res.sendFile(page('sign-in'));
});

app.post('/sign-in', ownPagesOnly, async (req, res) => {
  const user = findUser(req.body);
  if (!user) return res.status(401).json({ error: 'This email and password do not match.' });
  // Curfew accepts each id once. A new id at sign-in also prevents session fixation.
  await promisify(req.session.regenerate).call(req.session);
  await curfew.bindSession(nodeRequest(req), req.sessionID, { subject: user.email });
  req.session.user = user;
  res.status(204).end();
});

app.post('/sign-out', ownPagesOnly, async (req, res) => {
  await curfew.signOut(nodeRequest(req));
  await promisify(req.session.destroy).call(req.session);
  res.clearCookie('sid').status(204).end();
});

app.get('/', async (req, res) => {
  const { response } = await curfew.authenticate(nodeRequest(req));
  // 503 if the store does not answer: the user may still be signed in.
  if (response) return response.status === 401 ? res.redirect('/sign-in') : sendResponse(response, res);
  // Otherwise Back shows the page after the sign-out.
  res.set('Cache-Control', 'no-store').sendFile(page('notes'), { cacheControl: false });
});

app.use('/api', async (req, res, next) => {
  if (!(await authenticateNode(curfew, req, res))) return;
  // Your app may have ended its session by itself.
  if (!req.session.user) return res.status(401).json({ error: 'Sign in again.' });
  res.set('Cache-Control', 'no-store');
  next();
});

app.get('/api/note', (req, res) => {
  const { email, name } = req.session.user;
  res.json({ name, text: notes.get(email) ?? '' });
});

app.put('/api/note', ownPagesOnly, (req, res) => {
  notes.set(req.session.user.email, String(req.body.text));
  res.status(204).end();
});

app.listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));

/** Behind a proxy, pass the public origin to `isCrossSite`, and to `createCurfew` as `allowedOrigins`. */
function ownPagesOnly(req, res, next) {
  if (isCrossSite(nodeRequest(req), [])) return res.status(403).json({ error: 'This page may not do that.' });
  next();
}

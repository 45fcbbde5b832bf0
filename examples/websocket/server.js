import { createServer } from 'node:http';
import { isCrossSite } from '@curfew/server/http';
import { authenticateNode, nodeRequest, sendResponse, toNodeHandler } from '@curfew/server/node';
import express from 'express';
import { allowedOrigins, curfew } from './curfew.js';
import { serveSockets } from './sockets.js';
import { findUser, notes } from './users.js';

const { PORT = '3000' } = process.env;
const page = (name) => `${import.meta.dirname}/pages/${name}.html`;

const app = express();
app.use((_req, res, next) => {
  res.set('Content-Security-Policy', "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
  next();
});
app.use('/client', express.static('client'));
app.use('/vendor/curfew', express.static('node_modules/@curfew/dom/dist'));
app.use('/curfew/v1', toNodeHandler(curfew));
app.use(express.json());

app.get('/sign-in', (_req, res) => {
  res.sendFile(page('sign-in'));
});

app.post('/sign-in', ownPagesOnly, async (req, res) => {
  const user = findUser(req.body);
  if (!user) return res.status(401).json({ error: 'This email and password do not match.' });
  const { setCookie } = await curfew.createSession(nodeRequest(req), { subject: user.email });
  res.set('Set-Cookie', setCookie).status(204).end();
});

app.post('/sign-out', ownPagesOnly, async (req, res) => {
  const { setCookie } = await curfew.signOut(nodeRequest(req));
  res.set('Set-Cookie', setCookie).status(204).end();
});

app.get('/', async (req, res) => {
  const { response } = await curfew.authenticate(nodeRequest(req));
  // 503 if the store does not answer: the user may still be signed in.
  if (response) return response.status === 401 ? res.redirect('/sign-in') : sendResponse(response, res);
  // Otherwise Back shows the page after the sign-out.
  res.set('Cache-Control', 'no-store').sendFile(page('notes'), { cacheControl: false });
});

app.get('/api/note', async (req, res) => {
  const session = await authenticateNode(curfew, req, res);
  if (session) res.set('Cache-Control', 'no-store').json({ text: notes.get(session.subject) ?? '' });
});

const server = createServer(app);
/** The open sockets, and whose they are. */
const users = new Map();

serveSockets(server, (socket, subject) => {
  users.set(socket, subject);
  socket.on('close', () => users.delete(socket));
  socket.on('message', (data) => {
    notes.set(subject, String(data));
    for (const [other, owner] of users) if (owner === subject) send(other, { text: String(data) });
  });
});
// No message counts as activity, in either direction: only input of the user extends the session.
setInterval(() => {
  for (const socket of users.keys()) send(socket, { time: new Date().toISOString() });
}, 1_000);

server.listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));

function send(socket, message) {
  socket.send(JSON.stringify(message));
}

function ownPagesOnly(req, res, next) {
  if (isCrossSite(nodeRequest(req), allowedOrigins))
    return res.status(403).json({ error: 'This page may not do that.' });
  next();
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const NOTE = /A letter to the bank/;

const PORT = await freePort();
const ORIGIN = `http://localhost:${PORT}`;
const app = spawn('node', ['build'], { env: { ...process.env, PORT, ORIGIN }, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  await once(app.stdout, 'data');
  await check();
} finally {
  app.kill();
}

async function check() {
  const away = await ask('/');
  assert.deepEqual([away.status, away.headers.get('location')], [303, '/sign-in']);
  assert.equal((await ask('/api/none')).status, 401);
  assert.equal((await ask('/sign-in')).status, 200);
  const signedIn = await send('/sign-in', { email: 'ann' });
  assert.deepEqual([signedIn.status, signedIn.headers.get('location')], [303, '/']);
  const cookie = signedIn.headers.getSetCookie()[0].split(';')[0];
  assert.equal((await ask('/curfew/v1/session', { cookie })).status, 200);
  const opened = await ask('/', { cookie });
  assert.match(opened.headers.get('content-security-policy'), /frame-ancestors 'none'/);
  assert.equal(opened.headers.get('cache-control'), 'no-store');
  const page = await opened.text();
  assert.match(page, NOTE);

  // Remote functions, of which the client names the page.
  const [, hash] = /\?\/remote=(\w+)\/saveNote/.exec(page);
  const readNote = async (headers) => (await ask(`/_app/remote/${hash}/readNote`, headers)).text();
  const onSignIn = { 'x-sveltekit-pathname': '/sign-in' };
  assert.match(await readNote({ cookie }), NOTE);
  assert.match(await readNote({}), /"redirect".*"\/sign-in"/);
  assert.match(await readNote(onSignIn), /"redirect"/);
  const refused = await send(`/sign-in?/remote=${hash}/saveNote`, { text: 'Planted' });
  assert.deepEqual([refused.status, refused.headers.get('location')], [303, '/sign-in']);
  assert.match(await readNote({ cookie }), NOTE);
}

function ask(path, headers = {}) {
  return fetch(ORIGIN + path, { headers, redirect: 'manual' });
}

function send(path, body) {
  const headers = { Origin: ORIGIN, Accept: 'text/html' };
  return fetch(ORIGIN + path, { method: 'POST', headers, body: new URLSearchParams(body), redirect: 'manual' });
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

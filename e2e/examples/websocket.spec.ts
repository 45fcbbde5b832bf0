import { once } from 'node:events';
import { connect } from 'node:net';
import type { WebSocket } from '@playwright/test';
import { expectEnded } from '../virtual/page-state.ts';
import { upgrade } from './upgrade.ts';
import { draftOf, expect, own, playSession, SHORT, signInAsFilledIn, signInByPassword, test } from './with-server.ts';

test.use({ name: 'websocket', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ profile }) => {
  await playSession(profile, { signIn: signInAsFilledIn, signInAgain: signInAsFilledIn });
});

test('closes the socket with the session, and opens it after the sign-in', async ({ profile }) => {
  const tab = await profile.newPage();
  const sockets: WebSocket[] = [];
  tab.on('websocket', (socket) => sockets.push(socket));
  await tab.goto('/sign-in');
  await signInByPassword(tab);
  const connection = tab.locator('#connection');
  await expect(connection).toHaveText('Connected');
  const clock = tab.locator('time');
  const first = await clock.textContent();
  await expect(clock).not.toHaveText(first ?? '');
  // The messages of the server extend nothing.
  await expectEnded(tab);
  await expect.poll(() => sockets[0]?.isClosed()).toBe(true);
  await expect(connection).toHaveText('Not connected');
  await signInByPassword(tab);
  await expect(connection).toHaveText('Connected');
  await expect(draftOf(tab)).toBeVisible();
  expect(sockets).toHaveLength(2);
});

test('refuses a socket without a session and from another site, and closes it at a sign-out', async ({
  profile,
  example,
}) => {
  const page = await profile.newPage();
  await page.goto('/sign-in');
  expect(await upgrade(example.url)).toMatchObject({ status: 401 });
  await signInByPassword(page);
  await expect(draftOf(page)).toBeVisible();
  const before = await (await own(profile)).json();
  const cookies = await profile.cookies();
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(await upgrade(example.url, { Cookie, Origin: 'https://other.example' })).toMatchObject({ status: 403 });
  const { status, socket } = await upgrade(example.url, { Cookie, Origin: example.url });
  expect(status).toBe(101);
  let received = Buffer.alloc(0);
  socket?.on('data', (data) => {
    received = Buffer.concat([received, data]);
  });
  await profile.request.post('/sign-out');
  await expect.poll(() => received.includes(CLOSED_4401)).toBe(true);
  // A client that does not close the socket, and writes.
  socket?.write(AN_L);
  await page.goto('/sign-in');
  await signInByPassword(page);
  await expect(page.locator('#connection')).toHaveText('Connected');
  expect(await (await own(profile)).json()).toEqual(before);
  socket?.destroy();
});

test('goes on after bytes that are no message', async ({ profile, example }) => {
  const page = await profile.newPage();
  await page.goto('/sign-in');
  await signInByPassword(page);
  await expect(draftOf(page)).toBeVisible();
  const Cookie = (await profile.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { socket } = await upgrade(example.url, { Cookie, Origin: example.url });
  const closed = socket && once(socket.resume(), 'close');
  socket?.write(Buffer.alloc(16, 0xff));
  await closed;
  expect((await own(profile)).status()).toBe(200);
});

test('keeps no connection that it has refused', async ({ example }) => {
  const { port, host } = new URL(example.url);
  const socket = connect({ port: Number(port), host: 'localhost', allowHalfOpen: true });
  socket.on('error', () => {});
  socket.write(`GET /live HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  socket.resume();
  await once(socket, 'end');
  // A connection that the server has left resets.
  await expect
    .poll(() => {
      socket.write('x');
      return socket.destroyed;
    })
    .toBe(true);
});

/** The masked frame of a message, as clients send it. */
const AN_L = Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x4c]);

/** The frame that closes a socket with this code. */
const CLOSED_4401 = Buffer.from([0x88, 0x02, 0x11, 0x31]);

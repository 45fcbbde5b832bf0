import { expectEnded } from '../virtual/page-state.ts';
import { draftOf, expect, playSession, SHORT, signInByPassword, test } from './with-server.ts';

test.use({ name: 'websocket', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ profile }) => {
  await playSession(profile, { signIn: signInByPassword, signInAgain: signInByPassword });
});

test('closes the socket with the session, and opens it after the sign-in', async ({ profile }) => {
  const tab = await profile.newPage();
  const closed: Promise<unknown>[] = [];
  tab.on('websocket', (socket) => closed.push(socket.waitForEvent('close')));
  await tab.goto('/sign-in');
  await signInByPassword(tab);
  const connection = tab.locator('#connection');
  await expect(connection).toHaveText('Connected');
  const clock = tab.locator('time');
  const first = await clock.textContent();
  await expect(clock).not.toHaveText(first ?? '');
  // The messages of the server extend nothing.
  await expectEnded(tab);
  await closed[0];
  await expect(connection).toHaveText('Not connected');
  await signInByPassword(tab);
  await expect(connection).toHaveText('Connected');
  await expect(draftOf(tab)).toBeVisible();
  expect(closed).toHaveLength(2);
});

test('refuses a socket without a session, and from another site', async ({ profile, example }) => {
  const page = await profile.newPage();
  await page.goto('/sign-in');
  const open = (from: typeof page) =>
    from.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      `${example.url.replace('http', 'ws')}/live`,
    );
  expect(await open(page)).toBe('refused');
  await signInByPassword(page);
  await expect(draftOf(page)).toBeVisible();
  expect(await open(page)).toBe('open');
  const foreign = await profile.newPage();
  await foreign.goto(example.url.replace('localhost', '127.0.0.1'));
  expect(await open(foreign)).toBe('refused');
});

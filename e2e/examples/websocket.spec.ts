import { request } from 'node:http';
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
  expect(await upgrade(example.url)).toBe(401);
  await signInByPassword(page);
  await expect(draftOf(page)).toBeVisible();
  const cookies = await profile.cookies();
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect(await upgrade(example.url, { Cookie, Origin: example.url })).toBe(101);
  expect(await upgrade(example.url, { Cookie, Origin: 'https://other.example' })).toBe(403);
});

/** Returns the status of the answer to the request for a socket. */
function upgrade(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/live`, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
        ...headers,
      },
    });
    asking.on('response', ({ statusCode }) => resolve(statusCode));
    asking.on('upgrade', ({ statusCode }, socket) => {
      socket.destroy();
      resolve(statusCode);
    });
    asking.on('error', reject);
    asking.end();
  });
}

import { once } from 'node:events';
import { request } from 'node:http';
import { expectEnded } from '../virtual/page-state.ts';
import { draftOf, expect, playSession, SHORT, signInAsFilledIn, signInByPassword, test } from './with-server.ts';

test.use({ name: 'better-auth', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ profile }) => {
  await playSession(profile, { signIn: signInAsFilledIn, signInAgain: signInAsFilledIn });
});

test('ends the session of Better Auth too', async ({ profile, example }) => {
  const tab = await profile.newPage();
  await tab.goto('/sign-in');
  await signInByPassword(tab);
  await expect(draftOf(tab)).toBeVisible();
  const session = async () => (await profile.request.get('/api/auth/get-session')).json();
  expect(await session()).toMatchObject({ user: { name: 'Ann' } });
  const [finished] = await profile.cookies();
  await expectEnded(tab);

  // Better Auth would read the second cookie, and Curfew the first.
  const { signIn, note } = clientOf(example.url);
  const active = await signIn();
  expect(await note(active)).toBe(200);
  expect(await note(`__Secure-${active}; ${finished?.name}=${finished?.value}`)).toBe(401);

  expect(await session()).toBeNull();
});

test('refuses a change whose body arrives after the end', async ({ example }) => {
  const { signIn, note } = clientOf(example.url);
  const own = await signIn();
  const finish = beginUpdate(example.url, own);
  // No page reports the end, so Better Auth does not know of it yet.
  await expect.poll(() => note(own)).toBe(401);
  expect(await finish()).toBe(401);
});

test('goes on after a change of the name, and ends the other sessions with one of the password', async ({
  example,
}) => {
  const { signIn, post, note, read } = clientOf(example.url);
  const [own, other] = [await signIn(), await signIn()];
  expect((await post('/api/auth/update-user', { name: 'Ann' }, own)).status).toBe(200);
  expect([await note(own), await note(other)]).toEqual([200, 200]);
  const password = 'correct horse';
  const change = { currentPassword: password, newPassword: password, revokeOtherSessions: true };
  const changed = await post('/api/auth/change-password', change, own);
  expect(await note(cookieOf(changed))).toBe(200);
  // Otherwise the other page is not covered.
  for (const former of [own, other])
    expect(await (await read('/curfew/v1/session', former)).json()).toMatchObject({ code: 'session_ended' });
});

test('is not signed out by another site, and reads no large body of a client without a session', async ({
  example,
}) => {
  const { signIn, post, note, read } = clientOf(example.url);
  const own = await signIn();
  expect((await post('/api/auth/sign-out', {}, own, { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
  expect(await note(own)).toBe(200);
  expect((await post('/api/note', { text: 'x'.repeat(200_000) })).status).toBe(413);
  const { headers } = await read('/curfew/v1/session', own);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

function clientOf(url: string) {
  const read = (path: string, cookie: string) => fetch(url + path, { headers: { cookie } });
  const post = (path: string, body: object, cookie = '', more = {}) => {
    const headers = { 'Content-Type': 'application/json', Origin: url, cookie, ...more };
    return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  return {
    read,
    post,
    note: async (cookie: string) => (await read('/api/note', cookie)).status,
    signIn: async () =>
      cookieOf(await post('/api/auth/sign-in/email', { email: 'ann@example.com', password: 'correct horse' })),
  };
}

const cookieOf = ({ headers }: Response) => headers.get('set-cookie')?.split(';')[0] ?? '';

/** Sends the first byte of a request that changes the user's name. The result sends the rest, and resolves to the status. */
function beginUpdate(url: string, cookie: string): () => Promise<number | undefined> {
  const body = JSON.stringify({ name: 'Ann' });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, Origin: url, cookie };
  const asking = request(`${url}/api/auth/update-user`, { method: 'POST', headers });
  const answer = once(asking, 'response');
  asking.write(body.slice(0, 1));
  return async () => {
    asking.end(body.slice(1));
    const [{ statusCode }] = await answer;
    return statusCode;
  };
}

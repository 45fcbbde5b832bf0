import { expect, own, playSession, SHORT, signInAsFilledIn, test } from './with-server.ts';

test.use({ name: 'express-session', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ profile }) => {
  await playSession(profile, { signIn: signInAsFilledIn, signInAgain: signInAsFilledIn });
});

test('refuses a wrong password, and a sign-in from another site', async ({ profile }) => {
  const signIn = (password: string, headers = {}) =>
    profile.request.post('/sign-in', { data: { email: 'ann@example.com', password }, headers });
  expect((await signIn('guess')).status()).toBe(401);
  expect((await signIn('correct horse', { 'Sec-Fetch-Site': 'cross-site' })).status()).toBe(403);
  expect((await own(profile)).status()).toBe(401);
});

test('refuses two cookies, of which express-session reads the one of an ended session', async ({ example }) => {
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', 'X-Curfew': '1' };
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${example.url}${path}`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const signIn = async () => {
    const { headers } = await post('/sign-in', { email: 'ann@example.com', password: 'correct horse' });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const note = async (cookie: string) => (await fetch(`${example.url}/api/note`, { headers: { cookie } })).status;
  const [finished, active] = [await signIn(), await signIn()];
  await post('/curfew/v1/logout', {}, finished);
  expect([await note(finished), await note(active)]).toEqual([401, 200]);
  expect(await note(`${decodeURIComponent(finished)}; ${active}`)).toBe(401);
});

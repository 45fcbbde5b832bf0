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

import { expectEnded } from '../virtual/page-state.ts';
import { draftOf, expect, playSession, SHORT, signInAsFilledIn, signInByPassword, test } from './with-server.ts';

test.use({ name: 'better-auth', settings: SHORT });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ profile }) => {
  await playSession(profile, { signIn: signInAsFilledIn, signInAgain: signInAsFilledIn });
});

test('ends the session of Better Auth too', async ({ profile }) => {
  const tab = await profile.newPage();
  await tab.goto('/sign-in');
  await signInByPassword(tab);
  await expect(draftOf(tab)).toBeVisible();
  const session = async () => (await profile.request.get('/api/auth/get-session')).json();
  expect(await session()).toMatchObject({ user: { name: 'Ann' } });
  await expectEnded(tab);
  expect(await session()).toBeNull();
});

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
  const headers = { 'Content-Type': 'application/json', Origin: example.url };
  const body = JSON.stringify({ email: 'ann@example.com', password: 'correct horse' });
  const signIn = await fetch(`${example.url}/api/auth/sign-in/email`, { method: 'POST', headers, body });
  const active = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const note = async (cookie: string) => (await fetch(`${example.url}/api/note`, { headers: { cookie } })).status;
  expect(await note(active)).toBe(200);
  expect(await note(`__Secure-${active}; ${finished?.name}=${finished?.value}`)).toBe(401);

  expect(await session()).toBeNull();
});

import { playSession, test } from './front-end.ts';

test.use({ name: 'svelte' });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ signIn, pass }) => {
  await playSession(await signIn(), pass);
});

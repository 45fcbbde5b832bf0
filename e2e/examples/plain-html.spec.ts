import { expect, playSession, test } from './front-end.ts';

test.use({ name: 'plain-html' });

test('warns and ends in two tabs, and goes on after a sign-in over the page', async ({ signIn, pass }) => {
  await playSession(await signIn(), pass);
});

test('loads one script of Curfew, and signs out in every tab', async ({ signIn }) => {
  const { tab, open } = await signIn();
  const loaded = await tab.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  expect(loaded.filter((path) => path.endsWith('.js'))).toEqual(['/curfew/curfew.js', '/expenses.js']);
  const other = await open();
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await expect(tab.getByRole('heading', { name: 'Expenses' })).toBeVisible();
  await expect(other.getByText('You signed out in this tab or another one.')).toBeVisible();
});

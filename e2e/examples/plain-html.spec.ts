import { signInAgain } from '../virtual/page-state.ts';
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
  // They begin to load at once.
  expect(loaded.filter((path) => path.endsWith('.js')).sort()).toEqual(['/curfew/curfew.js', '/expenses.js']);
  const other = await open();
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await expect(tab.getByRole('heading', { name: 'Expenses' })).toBeVisible();
  await expect(other.getByText('Your other tabs are signed out too.')).toBeVisible();
});

test('states the durations that the session has', async ({ gateway, newContext }) => {
  const tab = await (await newContext({ baseURL: gateway.url })).newPage();
  await tab.route('**/expenses.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("idle: '15m'", "idle: '20m'") });
  });
  await tab.goto('/');
  await signInAgain(tab, 'ann@example.org');
  const rules = tab.getByText('signed out after 20 minutes without activity, and 12 hours after');
  await expect(rules).toBeVisible();
  await tab.reload();
  await expect(rules).toBeVisible();
});

test('goes on after paths that are no files', async ({ example }) => {
  const statuses = [];
  for (const path of ['/curfew', '//', '/']) statuses.push((await fetch(`${example.url}${path}`)).status);
  expect(statuses).toEqual([404, 404, 200]);
});

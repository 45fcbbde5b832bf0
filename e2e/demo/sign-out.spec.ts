import { ended, expectEnded, signInAgain } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

test('ends the other tab at once and invalidates the cookie', async ({ startDemo, time }) => {
  const { signIn } = await startDemo();
  const { tab, open, context, items } = await signIn();
  const other = await open('/orders');
  const cookies = await context.cookies();
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectEnded(tab, other);
  await time.settle();
  expect(await items()).toBe(401);
  await context.addCookies(cookies);
  expect(await items()).toBe(401);
});

test('shows no protected content on Back', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn();
  await tab.getByRole('link', { name: 'Orders' }).click();
  await expect(tab.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
  await tab.getByRole('link', { name: 'Customers' }).click();
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectEnded(tab);
  for (let i = 0; i < 2; i++) {
    await tab.goBack();
    await expect(ended(tab).or(tab.getByLabel('Email')).first()).toBeVisible();
    await expect(tab.getByRole('table')).toHaveCount(0);
    await expect(tab.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(0);
  }
});

test('shows the sign-in at / if there is no valid cookie, whatever local storage contains', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab, context } = await signIn();
  await context.clearCookies();
  await tab.goto('/');
  await expect(tab.getByLabel('Email')).toBeVisible();
  await expect(tab.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(0);
});

test('leads the next user to the overview, not to the page of the user who signed out', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/customers' });
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectEnded(tab);
  await signInAgain(tab, 'bo@example.com');
  await expect(tab.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
});

test('loads the sign-in without an error in the console', async ({ startDemo, newContext, time }) => {
  const { gateway } = await startDemo();
  const tab = await (await newContext({ baseURL: gateway.url })).newPage();
  const problems: string[] = [];
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  await tab.goto('/orders');
  await expect(tab.getByLabel('Email')).toBeFocused();
  await time.settle();
  expect(problems).toEqual([]);
});

test('keeps the previous page covered when another user signs in', async ({ startDemo, time, pass }) => {
  const { signIn } = await startDemo();
  const { tab, context, items } = await signIn();
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectEnded(tab);
  // Sessions are ordered by their start, so the second one must begin later.
  await pass('1s');
  const next = await context.newPage();
  await next.goto('/');
  await next.getByLabel('Email').fill('bo@example.com');
  await next.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(next.getByText('bo@example.com')).toBeVisible();
  await time.settle();
  expect(await items()).toBe(200);
  await expectEnded(tab);
});

test('ends the first page and keeps the new session when another user signs in in the same profile', async ({
  startDemo,
  time,
  pass,
}) => {
  const { signIn } = await startDemo();
  const { tab, context, items } = await signIn();
  const second = await context.newPage();
  await second.goto('/healthz');
  const status = await second.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-curfew': '1' };
    return (await fetch('/api/sign-in', { method: 'POST', headers, body: '{"email":"bo@example.com"}' })).status;
  });
  expect(status).toBe(200);
  await second.goto('/settings');
  await expect(second.getByText('bo@example.com')).toBeVisible();
  await time.settle();
  await expectEnded(tab);
  await tab.keyboard.press('KeyA');
  await pass('1m');
  expect(await items()).toBe(200);
  await expect(ended(second)).toHaveCount(0);
});

import { ended, expectActive, expectEnded, expectWarning, signInAgain, warning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

// The demo's policy: idle timeout 15 minutes, warning 2 minutes before the end, absolute timeout 12 hours.

test('warns every tab after 13 minutes and ends every tab after 15, to the second', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab, open, items } = await signIn();
  const other = await open();
  await pass('12m59s');
  await expectActive(tab, other);
  await pass('1s');
  await expectWarning(tab, other);
  await pass('1m59s');
  expect(await items()).toBe(200);
  await expectWarning(tab, other);
  await pass('1s');
  await expectEnded(tab, other);
  expect(await items()).toBe(401);
});

test('shows the same time in the status as in the countdown', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn();
  await pass('14m50s');
  await expect(warning(tab).getByRole('timer')).toHaveText('0:10');
  await pass('7s');
  await expect(warning(tab).getByRole('timer')).toHaveText('0:03');
  await expect(tab.locator('.status-pill')).toContainText('Signs out in 3 s if idle');
});

test('counts the seconds in the status if the policy is no longer than a minute', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo({ CURFEW_IDLE: '1m', CURFEW_WARN: '40s' });
  const { tab } = await signIn();
  const status = tab.locator('.status-pill');
  await pass('10s');
  await expect(status).toContainText('Signs out in 50 s if idle');
  await pass('20s');
  await warning(tab).getByRole('button', { name: 'Stay signed in' }).click();
  await expectActive(tab);
  await pass('1s');
  await expect(status).toContainText('Signs out in 59 s if idle');
});

test('counts activity in one tab for every tab', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab, open, items } = await signIn();
  const quiet = await open();
  await pass('12m');
  await tab.mouse.move(100, 100);
  await pass('12m59s');
  await expectActive(tab, quiet);
  expect(await items()).toBe(200);
  await pass('1s');
  await expectWarning(tab, quiet);
});

test('extends the session in every tab when "Stay signed in" is pressed in one', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab, open, items } = await signIn();
  const other = await open();
  await pass('14m');
  await expectWarning(tab, other);
  await other.getByRole('button', { name: 'Stay signed in' }).click();
  await expectActive(tab, other);
  await pass('12m59s');
  await expectActive(tab, other);
  expect(await items()).toBe(200);
  await pass('1s');
  await expectWarning(tab, other);
});

test('does not count movement during the warning', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab, items } = await signIn();
  await pass('13m1s');
  await expectWarning(tab);
  for (let x = 0; x < 10; x++) {
    await tab.mouse.move(100 + x, 100);
    await tab.keyboard.press('Shift');
    await pass('10s');
  }
  await pass('18s');
  await expectWarning(tab);
  await pass('1s');
  await expectEnded(tab);
  expect(await items()).toBe(401);
});

test('does not count polling as activity', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/orders' });
  let polls = 0;
  tab.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/items') polls++;
  });
  await pass('15m');
  await expectEnded(tab);
  expect(polls).toBeGreaterThan(100);
});

test('shows the remaining time in a tab that opens or reloads during the warning', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab, context } = await signIn();
  await pass('14m');
  await expectWarning(tab);
  const late = await context.newPage();
  await late.goto('/settings');
  await expectWarning(late);
  await expect(warning(late).getByRole('timer')).toHaveText('1:00');
  await tab.reload();
  await expectWarning(tab);
  await pass('59s');
  await expectWarning(tab, late);
  await pass('1s');
  await expectEnded(tab, late);
});

test('returns to the same page after signing in again', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn();
  await tab.getByRole('link', { name: 'Customers' }).click();
  await pass('15m');
  await expectEnded(tab);
  await expect(tab.getByRole('textbox', { name: 'Email' })).toHaveValue('ann@example.com');
  await signInAgain(tab);
  await expect(tab.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await expect(ended(tab)).toHaveCount(0);
});

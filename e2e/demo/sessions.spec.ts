import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expectActive, expectEnded } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const SAFARI_ON_IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1';
const FIREFOX_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0';

async function openSessions(tab: Page) {
  await tab.getByRole('link', { name: 'Your sessions' }).click();
  await tab.getByRole('heading', { name: 'Your sessions', level: 1 }).waitFor();
  return tab
    .getByRole('table')
    .getByRole('row')
    .filter({ has: tab.getByRole('rowheader') });
}

test('lists the sessions of a user, marks the current one, and ends another at once', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab: elsewhere } = await signIn('eve@example.com');
  const { tab } = await signIn('eve@example.com');
  await signIn('another.user@example.com');
  const rows = await openSessions(tab);
  await expect(rows).toHaveCount(2);
  const own = rows.filter({ hasText: 'This session' });
  await expect(own).toHaveCount(1);
  await expect(own.getByRole('button')).toHaveCount(0);
  await expect(rows.first()).toContainText('Chrome on Linux');

  await rows.getByRole('button', { name: 'Sign out of Chrome on Linux' }).click();
  await expectEnded(elsewhere);
  await expect(rows).toHaveCount(1);
  await expect(tab.getByText('Signed out of Chrome on Linux.')).toBeFocused();
  await expect(tab.getByText('You are not signed in anywhere else.')).toBeVisible();
  await expectActive(tab);
});

test('ends all other sessions with one button, which asks first and then disappears', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const others = [await signIn('kim@example.com'), await signIn('kim@example.com')];
  const { tab } = await signIn('kim@example.com');
  const rows = await openSessions(tab);
  await expect(rows).toHaveCount(3);
  const button = tab.getByRole('button', { name: 'Sign out everywhere else' });
  const question = tab.getByRole('dialog', { name: 'Sign out of 2 other sessions?' });
  await button.press('Enter');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(question.getByRole('button')).toHaveText(['Cancel', 'Sign out of 2 other sessions']);
  expect(await axeViolations(tab)).toEqual([]);
  await tab.keyboard.press('Enter');
  await expect(button).toBeFocused();
  await expect(rows).toHaveCount(3);
  await expectActive(...others.map((other) => other.tab));

  await button.click();
  await question.getByRole('button', { name: 'Sign out of 2 other sessions' }).click();
  await expectEnded(...others.map((other) => other.tab));
  await expect(tab.getByText('Signed out of 2 other sessions.')).toBeFocused();
  await expect(rows).toHaveCount(1);
  await expect(button).toHaveCount(0);
  await expectActive(tab);
});

test('shows the current session first, then by activity, with devices and relative times', async ({
  startDemo,
  pass,
}) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('lee@example.com');
  await pass('3m');
  await signIn('lee@example.com', { userAgent: FIREFOX_ON_WINDOWS });
  await pass('2m');
  await signIn('lee@example.com', { userAgent: SAFARI_ON_IOS });
  const rows = await openSessions(tab);
  await expect(rows.getByRole('rowheader')).toContainText([
    /Chrome on Linux.*This session.*Computer/s,
    /Safari on iOS.*Phone/s,
    /Firefox on Windows.*Computer/s,
  ]);
  // The click on the link has reached the server.
  await pass('15s');
  await expect(rows.nth(0).getByRole('cell').nth(0)).toHaveText('5 minutes ago');
  await expect(rows.nth(0).getByRole('cell').nth(1)).toHaveText('just now');
  await expect(rows.nth(1).getByRole('cell').nth(0)).toHaveText('just now');
  const times = rows.nth(2).locator('td time');
  await expect(times).toHaveText(['2 minutes ago', '2 minutes ago']);
  await expect(times.first()).toHaveAttribute('title', 'Tuesday, 24 November 2026 at 12:03');

  await tab.setViewportSize({ width: 320, height: 640 });
  await expect(rows.nth(2).getByRole('rowheader')).toContainText(/Last active 2 minutes ago\s*Signed in 2 minutes ago/);
});

test('shows when each of the sessions that look alike has signed in', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  await signIn('pat@example.com');
  await pass('3m');
  const { tab } = await signIn('pat@example.com');
  const rows = await openSessions(tab);
  await expect(rows.getByRole('cell').filter({ hasText: /^24 Nov/ })).toHaveText(['24 Nov, 12:03', '24 Nov, 12:00']);
  await expect(
    rows.getByRole('button', { name: 'of Chrome on Linux, signed in 24 Nov, 12:00, last active' }),
  ).toBeVisible();
  for (const width of [1280, 375]) {
    await tab.setViewportSize({ width, height: 720 });
    // Once, and not beside another wording of the same time.
    const row = rows.nth(1);
    for (const hidden of await row.locator('.visually-hidden').all())
      await hidden.evaluate((one) => one.setAttribute('hidden', ''));
    const [shown = ''] = await row.allInnerTexts();
    expect(shown.match(/12:00/g), `${width} px`).toHaveLength(1);
    expect(shown.match(/ ago|just now/g), `${width} px`).toHaveLength(1);
  }
});

test('says that a sign-out has failed, or that the list cannot be loaded, and offers another try', async ({
  startDemo,
  pass,
}) => {
  const { gateway, signIn } = await startDemo();
  const { tab: elsewhere } = await signIn('max@example.com', { userAgent: SAFARI_ON_IOS });
  const { tab } = await signIn('max@example.com');
  const rows = await openSessions(tab);
  const { target } = gateway;
  gateway.target = null;
  const button = rows.getByRole('button', { name: 'Sign out of Safari on iOS' });
  await button.click();
  await expect(tab.getByText('Couldn’t sign out of Safari on iOS. Try again.')).toBeVisible();
  await expect(tab.getByText('Not updated since 12:00. Trying again.')).toBeVisible();
  await tab.getByRole('link', { name: 'General' }).click();
  await tab.getByRole('link', { name: 'Your sessions' }).click();
  await expect(tab.getByText('Couldn’t load sessions.')).toBeVisible();

  gateway.target = target;
  await tab.getByRole('button', { name: 'Try again' }).click();
  await button.click();
  await expect(tab.getByText('Signed out of Safari on iOS.')).toBeFocused();
  await expectEnded(elsewhere);
  await pass('15s');
  await expect(rows).toHaveCount(1);
});

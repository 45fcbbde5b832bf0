import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

const focused = (name: string) => ({ name, exact: true });

test('works by keyboard: Tab cycles in the warning, Enter stays signed in, and the page is free again', async ({
  page,
}) => {
  await loadStory(page, 'sessionwarning--idle');
  const stay = page.getByRole('button', focused('Stay signed in'));
  await expect(stay).toBeFocused();
  await expect(page.getByRole('timer')).toHaveText('1:48');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', focused('Sign out'))).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(stay).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByText('You’re still signed in.')).toBeAttached();
  await page.getByLabel('Note').fill('free');
});

test('works by keyboard: Escape stays signed in', async ({ page }) => {
  await loadStory(page, 'sessionwarning--idle');
  await expect(page.getByRole('timer')).toHaveText('1:48');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('works by keyboard: Escape does not open an ended page, and Enter signs in', async ({ page }) => {
  await loadStory(page, 'sessiongate--idle');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(/^Signed out/);
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  await expect(heading).toBeVisible();
  await expect(page.getByText('Approve')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
});

test('keeps unsaved work behind an ended page', async ({ page }) => {
  await loadStory(page, 'sessiongate--kept');
  await expect(page.getByText('Approve')).toBeAttached();
  await expect(page.getByText('Approve')).toHaveCSS('visibility', 'hidden');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByLabel('Note')).toHaveValue('Call the customer');
  await expect(page.getByLabel('Note')).toBeFocused();
});

test('works by keyboard: Enter in the form signs in, and the page is as before', async ({ page }) => {
  await loadStory(page, 'sessiongate--sign-in-form');
  const email = page.getByLabel('Email');
  await expect(email).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', focused('Sign in'))).toBeFocused();
  // The page behind cannot be reached.
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main'))).toBeNull();
  }
  await email.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByLabel('Note')).toHaveValue('Call the customer');
  await expect(page.getByLabel('Note')).toBeFocused();
  await expect(page.getByText('You’re signed in again. Everything is as you left it.')).toBeAttached();
});

test('shows another person a page of their own', async ({ page }) => {
  await loadStory(page, 'sessiongate--sign-in-form');
  await page.getByLabel('Email').fill('bob@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Note')).toHaveValue('');
});

test('works by keyboard: signs in again before the absolute timeout, and returns with Escape', async ({ page }) => {
  await loadStory(page, 'sessionwarning--maximum-with-sign-in');
  await expect(page.getByRole('timer')).toHaveText('1:48');
  const again = page.getByRole('button', focused('Sign in again'));
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(again).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('Email').press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByText('You’re still signed in.')).toBeAttached();
});

test('works by keyboard: confirms who it is, and cancels with Escape', async ({ page }) => {
  await loadStory(page, 'sessiongate--fresh-proof');
  const dialog = page.getByRole('dialog', { name: 'Confirm that it’s you' });
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', focused('Delete the orders')).press('Enter');
  await page.getByLabel('Email').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', focused('Delete the orders'))).toBeVisible();
});

test('works by keyboard: a drop-down changes only its own unit, and Enter saves', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--unedited');
  const idle = page.getByRole('group', { name: 'Idle Session Duration' });
  await idle.getByLabel('Days').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(idle.getByLabel('Minutes')).toBeFocused();
  await page.keyboard.type('45');
  await expect(idle.getByLabel('Minutes')).toHaveValue('45');
  await expect(idle.getByLabel('Hours')).toHaveValue('0');
  const save = page.getByRole('button', { name: 'Save changes' });
  await save.focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Show the warning' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('form[data-state=saved]')).toBeVisible();
});

test('works by keyboard: the summary of errors leads to its field', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--errors');
  await expect(page.getByRole('region', { name: /durations|problem/i })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Days')).toBeFocused();
});

test('resets a plain form to its initial duration', async ({ page }) => {
  await loadStory(page, 'durationpicker--in-a-plain-form');
  await page.getByLabel('Minutes').selectOption('30');
  const submitted = () => page.locator('form').evaluate((form: HTMLFormElement) => new FormData(form).get('idleMs'));
  expect(await submitted()).toBe('1800000');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByLabel('Minutes')).toHaveValue('15');
  expect(await submitted()).toBe('900000');
});

test('copies the summary', async ({ page, profile }) => {
  await profile.grantPermissions(['clipboard-read', 'clipboard-write']);
  await loadStory(page, 'sessionsettingsform--part-of-your-own');
  await page.getByRole('button', { name: 'Copy summary' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^People are signed out after 15 minutes/);
});

test('lets time pass in the introduction', async ({ page }) => {
  await loadStory(page, 'introduction-live--live');
  await page.getByRole('button', { name: 'Let 13 minutes pass' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
});

test('reaches what scrolls in the devtools by keyboard', async ({ page }) => {
  await loadStory(page, 'sessiondevtools--active');
  await page.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'Log of this tab' })).toBeFocused();
});

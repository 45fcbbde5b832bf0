import { expect, test } from '@playwright/test';

// Before the page is loaded: the clock of the page then moves by the test only.
test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: '2026-11-24T12:00:00Z' });
  await page.clock.pauseAt('2026-11-24T12:00:01Z');
  await page.goto('/');
});

test('warns after 13 minutes without input, and ends after 15', async ({ page }) => {
  // `runFor` fires each timer at its time.
  await page.clock.runFor('12:30');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.clock.runFor('00:30');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.clock.runFor('02:00');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Orders' })).toBeHidden();
});

test('counts input, which is trusted here', async ({ page }) => {
  await page.clock.runFor('12:30');
  await page.getByLabel('Note').press('a');
  await page.clock.runFor('12:30');
  await expect(page.getByRole('alertdialog')).toBeHidden();
});

test('stays signed in by the button', async ({ page }) => {
  await page.clock.runFor('13:00');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  // The dialog ignores presses in its first half second.
  await page.clock.runFor(500);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
});

test('ends when the machine was asleep beyond the timeout', async ({ page }) => {
  // `fastForward` fires the timers that are due once, as after a sleep.
  await page.clock.fastForward('20:00');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { translate } from '../harness/translate.ts';
import { test as base, expect } from '../virtual/test.ts';

const MINUTE = 60_000;

/** By its query, on a page with React and one without. */
const test = base.extend<{ visit: (path: string) => Promise<Page> }>({
  visit: async ({ open }, use) =>
    use(async (path) => {
      const tab = await open(path);
      await expect(tab.getByRole('heading').first()).toBeVisible();
      await translate(tab);
      return tab;
    }),
});

const pass = (tab: Page, ms: number) =>
  tab.evaluate(
    (by) => ('page' in window ? (window.page as { pass(ms: number): void }).pass(by) : window.plain.clock.advance(by)),
    ms,
  );

for (const path of ['kit/?', 'without-react/?']) {
  test(`${path} counts down, and ends, in a page that the browser translates`, async ({ visit }) => {
    const tab = await visit(path);
    await pass(tab, 13 * MINUTE);
    const dialog = tab.getByRole('alertdialog');
    await expect(dialog.getByRole('heading')).toHaveText('«You’re about to be signed out»');
    const timer = dialog.getByRole('timer');
    await expect(timer).toHaveText('«2:00»');
    await expect(tab).toHaveTitle(/^2 mins left · «.+»$/);
    const title = await dialog.locator('h2 font').first().elementHandle();
    await pass(tab, 1_000);
    await expect(timer).toHaveText('«1:59»');
    await pass(tab, 1_000);
    await expect(timer).toHaveText('«1:58»');
    // Not written again, and so not translated or announced again.
    expect(await title?.evaluate((node) => node.isConnected)).toBe(true);
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(tab).toHaveTitle(/^«[^«·]+»$/);
    await pass(tab, 16 * MINUTE);
    await expect(tab.locator('.curfew-expired h1')).toHaveText('«Your session has ended»');
  });
}

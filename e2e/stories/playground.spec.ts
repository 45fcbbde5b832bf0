import type { FrameLocator, Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

/** Pauses time, so that only the buttons move it. */
async function openPlayground(page: Page, theme: 'light' | 'dark' = 'light') {
  expect(await loadStory(page, 'playground--tabs', { theme })).toEqual([]);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const tab = (name: string): FrameLocator => page.frameLocator(`iframe[title="${name}, page"]`);
  await press('Pause');
  for (const name of ['Tab 1', 'Tab 2']) await expect(orders(tab(name))).toBeVisible();
  return {
    press,
    tab,
    async passMinutes(count: number) {
      const time = page.locator('output.time');
      for (let minute = 0; minute < count; minute++) {
        const before = Date.parse(`2026-01-01T${await time.textContent()}Z`);
        await press('+ 1 min');
        await expect(time).toHaveText(new Date(before + 60_000).toISOString().slice(11, 19));
      }
    },
    pressIn: (name: string, button: string) =>
      page.getByRole('region', { name, exact: true }).getByRole('button', { name: button, exact: true }).click(),
  };
}

const orders = (tab: FrameLocator) => tab.getByRole('heading', { name: 'Orders' });
const dialog = (tab: FrameLocator) => tab.getByRole('alertdialog');
const logged = (page: Page, words: string) => page.getByRole('region', { name: 'What happened' }).getByText(words);
const signInAgain = (tab: FrameLocator) => tab.getByRole('button', { name: 'Sign in again' });

// The playground takes seconds to load, so two of these tests also check it with axe, one in light and one in dark.
test.describe('the playground', () => {
  test('has no axe violation in light; warns both tabs, and closes both dialogs when one is answered', async ({
    page,
  }) => {
    const { press, tab, passMinutes } = await openPlayground(page);
    await expectNoViolations(page);
    await press('Jump to the warning');
    await expect(dialog(tab('Tab 1'))).toBeVisible();
    await expect(dialog(tab('Tab 2'))).toBeVisible();
    // The dialog ignores presses in the first half second after it opens.
    await passMinutes(1);
    await dialog(tab('Tab 2')).getByRole('button', { name: 'Stay signed in' }).click();
    await press('Play');
    await expect(dialog(tab('Tab 2'))).toHaveCount(0);
    await expect(dialog(tab('Tab 1'))).toHaveCount(0);
    await expect(logged(page, 'Tab 2: stayed signed in')).toBeVisible();
    await expect(logged(page, 'Tab 1: closes its warning')).toBeVisible();
  });

  test('has no axe violation in dark; ends a tab that was frozen past the deadline as soon as it resumes', async ({
    page,
  }) => {
    const { press, tab, passMinutes, pressIn } = await openPlayground(page, 'dark');
    await expectNoViolations(page);
    await pressIn('Tab 1', 'Freeze');
    await passMinutes(16);
    await expect(signInAgain(tab('Tab 2'))).toBeVisible();
    await expect(orders(tab('Tab 1'))).toBeVisible();
    await pressIn('Tab 1', 'Thaw');
    await press('Play');
    await expect(signInAgain(tab('Tab 1'))).toBeVisible();
  });

  test('warns and ends at the last known deadline when the server is unreachable', async ({ page }) => {
    const { press, tab, passMinutes } = await openPlayground(page);
    await page.getByLabel('Server reachable').uncheck();
    await press('Jump to the warning');
    await expect(dialog(tab('Tab 1'))).toBeVisible();
    const idle = page.getByRole('region', { name: 'Tab 1', exact: true }).getByRole('definition').first();
    await expect(idle).toHaveText('0:02:00');
    await passMinutes(1);
    await dialog(tab('Tab 1')).getByRole('button', { name: 'Stay signed in' }).click();
    await passMinutes(1);
    await expect(logged(page, 'Tab 1: extend failed')).toBeVisible();
    await press('Play');
    await expect(signInAgain(tab('Tab 1'))).toBeVisible();
  });
});

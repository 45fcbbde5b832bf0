import type { Page } from '@playwright/test';
import { brokenWords, overflows, STORIES } from './fit.ts';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

/** A screen of 1280 px at 400 % (WCAG 1.4.10), with the longest words; and a phone, from right to left. */
const CASES = [
  { width: 320, locale: 'de' },
  { width: 375, locale: 'ar' },
] as const;

/** Whether the name of a duration and its drop-downs are one over the other. */
function overlaps(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (const group of document.querySelectorAll('.curfew-duration')) {
      const controls = group.querySelector('.curfew-controls')?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(group.querySelector('legend') as Element);
      for (const { right, left, top, bottom } of range.getClientRects())
        if (
          controls &&
          right > controls.left &&
          left < controls.right &&
          bottom > controls.top &&
          top < controls.bottom
        )
          return true;
    }
    return false;
  });
}

for (const [id, state] of STORIES)
  test(`fits a phone without a broken word: ${id}`, async ({ page }) => {
    for (const { width, locale } of CASES) {
      await page.setViewportSize({ width, height: 640 });
      await loadStory(page, id, { locale });
      await expect(page.locator(state).first()).toBeVisible();
      expect(await brokenWords(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
      expect(await overlaps(page)).toBe(false);
    }
  });

for (const [id, radios] of [
  ['sessionsettingsform--confirmation', '.curfew-choice'],
  ['parts-of-the-form-trywarning--idle', '.curfew-trial label'],
] as const)
  test(`has round radio buttons, with large labels, for a finger: ${id}`, async ({ browser, storybook }) => {
    const context = await browser.newContext({
      baseURL: storybook,
      viewport: { width: 375, height: 720 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    await loadStory(page, id);
    await expect(page.locator(radios).first()).toBeVisible();
    const sizes = await page.locator(`${radios} input`).evaluateAll((all) =>
      all.map((radio) => {
        const { width, height } = radio.getBoundingClientRect();
        const label = (radio as HTMLInputElement).labels?.[0]?.getBoundingClientRect().height ?? 0;
        return { isRound: width === height, isLarge: label >= 44 };
      }),
    );
    expect(sizes.length).toBeGreaterThan(1);
    for (const size of sizes) expect(size).toEqual({ isRound: true, isLarge: true });
    await context.close();
  });

for (const locale of ['en', 'de', 'fr', 'es'])
  test(`shows both answers of the previewed warning on a phone without a scroll: ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await loadStory(page, 'parts-of-the-form-trywarning--idle', { locale });
    const answers = page.locator('dialog > .curfew-button');
    await expect(answers).toHaveCount(2);
    for (const answer of await answers.all()) await expect(answer).toBeInViewport({ ratio: 1 });
  });

test('gives the buttons of the confirmation one width on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await loadStory(page, 'sessionsettingsform--confirmation', { locale: 'de' });
  const buttons = page.locator('dialog .curfew-actions button');
  await expect(buttons).toHaveCount(2);
  const [one, two] = await buttons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
  expect(one).toBe(two);
});

for (const id of ['confirmation', 'confirmation-without-a-count', 'confirmation-for-the-next-sign-in'])
  test(`fits a phone, for a finger, without a scroll: ${id}`, async ({ browser, storybook }) => {
    const viewport = { width: 320, height: 640 };
    const context = await browser.newContext({ baseURL: storybook, viewport, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    for (const locale of ['en', 'de', 'fr', 'es', 'ja', 'ar']) {
      await loadStory(page, `sessionsettingsform--${id}`, { locale });
      const dialog = page.locator('.curfew-confirm');
      await expect(dialog).toBeVisible();
      expect(await dialog.evaluate((one) => one.scrollHeight - one.clientHeight), locale).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

for (const [id, height] of [
  ['sessionwarning--idle', 640],
  ['sessionwarning--idle', 256],
  ['parts-of-the-form-trywarning--idle', 256],
] as const)
  test(`has both answers of the warning together, with room around their text: ${id}, ${height} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height });
    await loadStory(page, id);
    const answers = page.locator('dialog > .curfew-button');
    await expect(answers).toHaveCount(2);
    const [stay, out] = await answers.evaluateAll((all) =>
      all.map((button) => {
        const { left, top, bottom } = button.getBoundingClientRect();
        const text = document.createRange();
        text.selectNodeContents(button);
        return { top, bottom, room: text.getBoundingClientRect().left - left };
      }),
    );
    expect(Math.min(stay?.room ?? 0, out?.room ?? 0)).toBeGreaterThanOrEqual(11);
    expect(out?.top).toBe(height === 640 ? (stay?.bottom ?? 0) + 10 : stay?.top);
  });

test('has room for the warning of the maximum, with a sign-in, in a window of 320 by 256 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await loadStory(page, 'sessionwarning--maximum-with-sign-in');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  expect(await dialog.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0);
});

test('opens the confirmation at its question in a window of 320 by 256 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await loadStory(page, 'sessionsettingsform--confirmation');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await expect(dialog.getByRole('heading')).toBeInViewport({ ratio: 1 });
});

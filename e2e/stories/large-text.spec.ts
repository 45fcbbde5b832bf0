import { brokenWords, enlargeText, overflows, STORIES } from './fit.ts';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

for (const [id, state] of STORIES)
  test(`breaks no word of a button or a heading, and fits, if the text is large: ${id}`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 720 });
    for (const locale of ['en', 'de', 'fr', 'ar']) {
      await loadStory(page, id, { locale });
      await expect(page.locator(state).first()).toBeVisible();
      await enlargeText(page);
      expect(await brokenWords(page), locale).toEqual([]);
      expect(await overflows(page), locale).toEqual([]);
    }
  });

test('shows the whole number in the confirmation if the text is large', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  await loadStory(page, 'sessionsettingsform--confirmation');
  await expect(page.locator('dialog .curfew-actions button')).toHaveCount(2);
  await enlargeText(page);
  expect(await overflows(page)).toEqual([]);
});

test('puts the countdown of the warning above its text if the text is large', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  await loadStory(page, 'sessionwarning--maximum');
  const isBelow = () =>
    page.locator('dialog .curfew-title').evaluate((title) => {
      const countdown = title.parentElement?.querySelector('.curfew-countdown')?.getBoundingClientRect();
      return title.getBoundingClientRect().top >= (countdown?.bottom ?? Infinity);
    });
  await expect(page.locator('dialog .curfew-title')).toBeFocused();
  expect(await isBelow()).toBe(false);
  await enlargeText(page);
  expect(await isBelow()).toBe(true);
});

test('marks times on both lines of the day if the text is large', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 720 });
  await loadStory(page, 'parts-of-the-form-day--default');
  await enlargeText(page);
  // The first line has 12:00 alone.
  const times = page.getByTestId('policy-day').getByText(/^\d\d:00$/);
  const farthest = () =>
    times.evaluateAll((texts) => {
      const middleOf = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
      };
      const marks = [...document.querySelectorAll('.curfew-day-tick')].map(middleOf);
      const offsets = texts.map((text) => Math.min(...marks.map((mark) => Math.abs(mark - middleOf(text)))));
      return offsets.length > 2 ? Math.max(...offsets) : Number.POSITIVE_INFINITY;
    });
  // Each beneath its mark, once the lines are laid out anew.
  await expect.poll(farthest).toBeLessThan(2);
});

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

/** Returns the distances of each error in px: from what is above it, and from the end of its field. */
function distancesOfErrors(page: Page): Promise<{ above: number; below: number }[]> {
  return page.evaluate(() => {
    const bottomOf = (element: Element) => element.getBoundingClientRect().bottom;
    return [...document.querySelectorAll('.curfew-duration:has(.curfew-error > span)')].map((field) => {
      const text = document.createRange();
      text.selectNodeContents(field.querySelector('.curfew-error > span') as Element);
      const { top, bottom } = text.getBoundingClientRect();
      const above = Math.max(...[...field.querySelectorAll('p, select, input[type=text]')].map(bottomOf));
      return { above: top - above, below: bottomOf(field) - bottom };
    });
  });
}

for (const [id, width] of [
  ['refused-by-the-server', 1_000],
  ['typed-text-not-read', 1_000],
  ['typed-text-not-read', 320],
  ['invalid-at-once', 1_000],
] as const)
  test(`has one distance above and below an error: ${id}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, `sessionsettingsform--${id}`);
    await expect(page.locator('.curfew-error > span').first()).toBeVisible();
    for (const { above, below } of await distancesOfErrors(page)) {
      expect(Math.abs(above - 8)).toBeLessThanOrEqual(1);
      expect(Math.abs(below - 8)).toBeLessThanOrEqual(1);
    }
  });

for (const width of [1_400, 1_000, 400])
  test(`shows numbers above the bars of both histograms, or of neither: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, 'parts-of-the-form-affected--some-beyond');
    await expect(page.locator('.curfew-affected li[data-line]').first()).toBeVisible();
    const shown = await page
      .locator('.curfew-affected figure')
      .evaluateAll((all) =>
        all.map((figure) => getComputedStyle(figure.querySelector('li > small') as Element).visibility),
      );
    expect(shown).toHaveLength(2);
    expect(new Set(shown).size).toBe(1);
  });

for (const locale of ['en', 'ar'])
  for (const id of ['default', 'dirty', 'a-week', 'narrow'])
    test(`keeps the focus of a handle off the labels: ${id}, ${locale}`, async ({ page }) => {
      await loadStory(page, `parts-of-the-form-day--${id}`, { locale });
      for (const handle of await page.getByRole('slider').all()) {
        // The focus is visible only after a key.
        await handle.press('Shift');
        const touched = await handle.evaluate((one) => {
          const ring = one.querySelector('.curfew-handle-focus') as SVGElement;
          const { stroke, strokeWidth } = getComputedStyle(ring);
          if (stroke === 'none') return ['no focus'];
          const width = Number.parseFloat(strokeWidth) / 2;
          const { left, right, top, bottom } = ring.getBoundingClientRect();
          return [...document.querySelectorAll('.curfew-day text')]
            .filter((text) => {
              const box = text.getBoundingClientRect();
              const isBeside = box.right <= left - width || box.left >= right + width;
              return !isBeside && box.bottom > top - width && box.top < bottom + width;
            })
            .map(({ textContent }) => textContent);
        });
        expect(touched).toEqual([]);
      }
    });

test('prints the buttons in their place, not over the fields', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--edited');
  const position = () => page.locator('.curfew-submit').evaluate((row) => getComputedStyle(row).position);
  await expect.poll(position).toBe('sticky');
  await page.emulateMedia({ media: 'print' });
  expect(await position()).toBe('static');
});

test('keeps the numbers of the sentence with their units', async ({ page }) => {
  const broken: Record<number, string[]> = {};
  await loadStory(page, 'sessionsettingsform--unedited');
  for (let width = 320; width <= 1_000; width += 20) {
    await page.setViewportSize({ width, height: 900 });
    const texts = await page.locator('.curfew-sentence strong').evaluateAll((all) =>
      all.flatMap((bold) => {
        const range = document.createRange();
        range.selectNodeContents(bold);
        return range.getClientRects().length > 1 ? [bold.textContent ?? ''] : [];
      }),
    );
    if (texts.length) broken[width] = texts;
  }
  expect(await page.locator('.curfew-sentence strong').count()).toBe(3);
  expect(broken).toEqual({});
});

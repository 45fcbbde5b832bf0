import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

/** Returns the distances of each error in px: from what is above it, and from the end of its field. */
function distancesOfErrors(page: Page): Promise<{ above: number; below: number }[]> {
  return page.evaluate(() => {
    const bottomOf = (element: Element) => element.getBoundingClientRect().bottom;
    // On a phone, an error replaces the description.
    const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    return [...document.querySelectorAll('.curfew-duration:has(.curfew-error > span)')].map((field) => {
      const text = document.createRange();
      text.selectNodeContents(field.querySelector('.curfew-error > span') as Element);
      const { top, bottom } = text.getBoundingClientRect();
      const above = Math.max(
        ...[...field.querySelectorAll('p, select, input[type=text]')].filter(isVisible).map(bottomOf),
      );
      return { above: top - above, below: bottomOf(field) - bottom };
    });
  });
}

for (const [id, width, end] of [
  ['refused-by-the-server', 1_000, 8],
  ['typed-text-not-read', 1_000, 8],
  ['typed-text-not-read', 320, 16],
  ['invalid-at-once', 1_000, 8],
] as const)
  test(`has an error 8 px below its field, and ${end} px above the end: ${id}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, `sessionsettingsform--${id}`);
    await expect(page.locator('.curfew-error > span').first()).toBeVisible();
    for (const { above, below } of await distancesOfErrors(page)) {
      expect(Math.abs(above - 8)).toBeLessThanOrEqual(1);
      expect(Math.abs(below - end)).toBeLessThanOrEqual(1);
    }
  });

for (const width of [1_000, 320])
  test(`begins an error below the first control of its field: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, 'sessionsettingsform--typed-text-not-read');
    const field = page.locator('.curfew-duration:has(.curfew-error > span)');
    await expect(field).toHaveCount(1);
    const leftOf = (part: string) =>
      field
        .locator(part)
        .first()
        .evaluate((one) => one.getBoundingClientRect().left);
    expect(Math.abs((await leftOf('.curfew-error > span')) - (await leftOf('select')))).toBeLessThanOrEqual(1);
  });

test('has one row of changes in a window of 768 px, and one for the note', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1_024 });
  await loadStory(page, 'sessionsettingsform--edited');
  await expect(page.locator('.curfew-preview strong')).toBeVisible();
  const height = await page.locator('.curfew-submit').evaluate((bar) => bar.getBoundingClientRect().height);
  expect(height).toBeLessThanOrEqual(125);
});

test('gives a button in a card its border on all sides', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--not-loaded');
  const colours = await page.getByRole('button', { name: 'Try again' }).evaluate((button) => {
    const { borderTopColor, borderBottomColor, borderLeftColor, borderRightColor } = getComputedStyle(button);
    return [borderTopColor, borderBottomColor, borderLeftColor, borderRightColor];
  });
  expect(new Set(colours).size).toBe(1);
});

for (const [width, visibility] of [
  [1_400, 'visible'],
  [1_000, 'visible'],
  [400, 'hidden'],
] as const)
  test(`shows numbers above the bars of both histograms, or of neither: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, 'parts-of-the-form-affected--some-beyond');
    await expect(page.locator('.curfew-affected li[data-line]').first()).toBeVisible();
    const shown = await page
      .locator('.curfew-affected figure')
      .evaluateAll((all) =>
        all.map((figure) => getComputedStyle(figure.querySelector('li > small') as Element).visibility),
      );
    expect(shown).toEqual([visibility, visibility]);
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

test('leaves no line for an error where nothing can be edited', async ({ page }) => {
  await page.setViewportSize({ width: 1_280, height: 800 });
  await loadStory(page, 'sessionsettingsform--read-only');
  const fields = page.locator('.curfew-duration');
  const distances = await fields.evaluateAll((all) =>
    all.map((field) => {
      const [name, description] = ['legend', 'p'].map((part) => {
        const text = document.createRange();
        text.selectNodeContents(field.querySelector(part) as Element);
        return text.getBoundingClientRect();
      });
      const { top, bottom } = field.getBoundingClientRect();
      return { above: (name?.top ?? 0) - top, below: bottom - (description?.bottom ?? 0) };
    }),
  );
  expect(distances).toHaveLength(3);
  for (const { above, below } of distances) expect(Math.abs(above - below)).toBeLessThanOrEqual(4);
});

for (const [id, selector] of [
  ['sessionsettingsform--unedited', '.curfew-sentence strong'],
  ['sessionrules--with-warning', '.curfew-rules strong'],
] as const) {
  test(`keeps numbers with their units: ${id}`, async ({ page }) => {
    const broken: Record<number, string[]> = {};
    await loadStory(page, id);
    for (let width = 320; width <= 1_000; width += 20) {
      await page.setViewportSize({ width, height: 900 });
      const texts = await page.locator(selector).evaluateAll((all) =>
        all.flatMap((bold) => {
          const range = document.createRange();
          range.selectNodeContents(bold);
          return range.getClientRects().length > 1 ? [bold.textContent ?? ''] : [];
        }),
      );
      if (texts.length) broken[width] = texts;
    }
    expect(await page.locator(selector).count()).toBe(3);
    expect(broken).toEqual({});
  });
}

/** Returns where each field begins, and what follows them, in px. */
function topsOf(page: Page): Promise<number[]> {
  return page
    .locator('.curfew-card > *')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + scrollY));
}

for (const width of [320, 390])
  test(`leaves no hole for an error on a phone, and moves nothing when it comes: ${width} px`, async ({
    browser,
    storybook,
  }) => {
    const viewport = { width, height: 640 };
    const context = await browser.newContext({ baseURL: storybook, viewport, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await loadStory(page, 'sessionsettingsform--unedited');
    const fields = page.locator('.curfew-duration');
    const holes = await fields.evaluateAll((all) =>
      all.map((field) => {
        const text = document.createRange();
        text.selectNodeContents(field.querySelector('p') as Element);
        return field.getBoundingClientRect().bottom - text.getBoundingClientRect().bottom;
      }),
    );
    expect(holes).toHaveLength(3);
    for (const hole of holes) expect(hole).toBeLessThanOrEqual(20);

    const before = await topsOf(page);
    await page.locator('select[id$="idleMs-minutes"]').selectOption('2');
    await expect(fields.last().locator('.curfew-fix')).toBeVisible();
    await expect(fields.last().locator('p')).toBeHidden();
    expect((await topsOf(page)).slice(0, 4)).toEqual(before.slice(0, 4));

    await page.locator('input[id$="maxMs-typed"]').focus();
    await expect(fields.first().locator('.curfew-hint')).toBeVisible();
    await expect(fields.first().locator('p')).toBeHidden();
    expect((await topsOf(page)).slice(0, 4)).toEqual(before.slice(0, 4));
    await context.close();
  });

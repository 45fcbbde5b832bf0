import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

/**
 * Returns the distances of each error in px: from the controls above it, from their start, and from the end of its field. An
 * error shorter than what it replaces ends where that does. With a name at the start, a field keeps two lines free for it.
 */
function distancesOfErrors(page: Page): Promise<{ above: number; start: number; below: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.curfew-duration:has(.curfew-error > span)')].map((field) => {
      const error = field.querySelector('.curfew-error') as HTMLElement;
      // Of a button inside, the text counts: the button itself is higher.
      const texts = [...error.children].map((part) => {
        const text = document.createRange();
        text.selectNodeContents(part);
        return text.getBoundingClientRect();
      });
      const { top, left, right } = texts[0] as DOMRect;
      const bottom = Math.max(...texts.map((text) => text.bottom));
      const { direction, lineHeight } = getComputedStyle(error);
      const controls = [...field.querySelectorAll('select, input[type=text]')].map((one) =>
        one.getBoundingClientRect(),
      );
      const end = field.getBoundingClientRect().bottom;
      const isRow = field.getBoundingClientRect().width > 600;
      const line = Number.parseFloat(lineHeight);
      const replaced = isRow
        ? [top + line * 2]
        : [...field.querySelectorAll('p, .curfew-hint')].map((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getBoundingClientRect().bottom;
          });
      return {
        above: top - Math.max(...controls.map((box) => box.bottom)),
        start: direction === 'ltr' ? left - (controls[0]?.left ?? 0) : (controls[0]?.right ?? 0) - right,
        below: end - Math.max(bottom, ...replaced),
      };
    }),
  );
}

for (const [id, width] of [
  ['refused-by-the-server', 1_000],
  ['refused-by-the-server', 820],
  ['typed-text-not-read', 1_000],
  ['typed-text-not-read', 820],
  ['typed-text-not-read', 320],
  ['invalid-at-once', 1_000],
  ['invalid-at-once', 820],
  ['errors', 820],
] as const)
  test(`has an error 8 px below its controls, and 16 px above the end: ${id}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, `sessionsettingsform--${id}`);
    await expect(page.locator('.curfew-error > span').first()).toBeVisible();
    for (const { above, below } of await distancesOfErrors(page)) {
      expect(Math.abs(above - 8)).toBeLessThanOrEqual(2);
      expect(Math.abs(below - 16)).toBeLessThanOrEqual(2);
    }
  });

const WIDTHS = [1_440, 1_280, 1_100, 768, 375, 320];

for (const locale of ['en', 'de', 'fr', 'es', 'ja', 'ar'])
  for (const id of ['invalid-at-once', 'typed-text-not-read', 'refused-by-the-server'])
    test(`begins an error below the first control of its field, at every width: ${id}, ${locale}`, async ({ page }) => {
      await loadStory(page, `sessionsettingsform--${id}`, { locale });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const distances = await distancesOfErrors(page);
        expect(distances.length).toBeGreaterThan(0);
        for (const { start } of distances) expect(Math.abs(start), `${width} px`).toBeLessThanOrEqual(1);
      }
    });

test('has one row of changes in a window of 768 px, and one for the note', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1_024 });
  await loadStory(page, 'sessionsettingsform--edited');
  await expect(page.locator('.curfew-preview strong')).toBeVisible();
  const height = await page.locator('.curfew-submit').evaluate((bar) => bar.getBoundingClientRect().height);
  expect(height).toBeLessThanOrEqual(125);
});

test('sets only figures that count down in equal widths, which would widen a hyphen', async ({ page }) => {
  await loadStory(page, 'sessionwarning--idle');
  const figures = (selector: string) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).fontVariantNumeric);
  expect(await figures('.curfew-countdown')).toBe('tabular-nums');
  expect(await figures('.curfew-title')).toBe('normal');
});

test('gives a button in a card its border on all sides', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--not-loaded');
  const colours = await page.getByRole('button', { name: 'Try again' }).evaluate((button) => {
    const { borderTopColor, borderBottomColor, borderLeftColor, borderRightColor } = getComputedStyle(button);
    return [borderTopColor, borderBottomColor, borderLeftColor, borderRightColor];
  });
  expect(new Set(colours).size).toBe(1);
});

for (const [counts, width, visibility] of [
  ['some-beyond', 1_400, 'visible'],
  ['some-beyond', 320, 'visible'],
  ['thousands', 1_000, 'visible'],
  ['thousands', 400, 'hidden'],
] as const)
  test(`shows numbers above the bars of both histograms, or of neither: ${counts}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await loadStory(page, `parts-of-the-form-affected--${counts}`);
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

/** Returns where each field begins, and what follows them or is beside them, in px. */
function topsOf(page: Page): Promise<number[]> {
  return page
    .locator('.curfew-fields > *, .curfew-card > :not(.curfew-fields)')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + scrollY));
}

for (const locale of ['en', 'de', 'fr', 'es', 'ja', 'ar'])
  test(`moves nothing when an error comes in a wide form, and has no empty line: ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 768, height: 800 });
    await loadStory(page, 'sessionsettingsform--unedited', { locale });
    const fields = page.locator('.curfew-duration');
    for (const hint of await fields.locator('.curfew-hint').all()) await expect(hint).toBeVisible();
    const before = (await topsOf(page)).slice(0, 4);
    const expectError = async (index: number) => {
      await expect(fields.nth(index).locator('.curfew-error > span')).toBeVisible();
      await expect(fields.nth(index).locator('.curfew-hint')).toBeHidden();
      await expect(fields.nth(index).locator('p')).toBeVisible();
      expect((await topsOf(page)).slice(0, 4)).toEqual(before);
    };
    await page.locator('select[id$="idleMs-minutes"]').selectOption('2');
    await expectError(2);
    await page.locator('select[id$="idleMs-days"]').selectOption('3');
    await expectError(1);
    await page.locator('input[id$="maxMs-typed"]').fill('as long as they like');
    await page.locator('input[id$="maxMs-typed"]').blur();
    await expectError(0);
  });

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
        const hint = field.querySelector('.curfew-hint') as Element;
        if (hint.checkVisibility({ visibilityProperty: true })) text.setEndAfter(hint.lastChild as Node);
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
    for (const part of ['p', '.curfew-hint']) await expect(fields.first().locator(part)).toBeVisible();
    expect((await topsOf(page)).slice(0, 4)).toEqual(before.slice(0, 4));
    await context.close();
  });

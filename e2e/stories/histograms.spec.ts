import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

test('gives nothing in the histograms a position, which would lie above a sticky header', async ({ page }) => {
  await loadStory(page, 'parts-of-the-form-affected--some-beyond');
  await expect(page.locator('.curfew-affected li[data-line]').first()).toBeVisible();
  const positions = await page
    .locator('.curfew-affected, .curfew-affected :not(.curfew-hidden)')
    .evaluateAll((all) =>
      all.flatMap((one) => [getComputedStyle(one).position, getComputedStyle(one, '::after').position]),
    );
  expect(new Set(positions)).toEqual(new Set(['static']));
});

test('shows sessions beyond a limit in the colour of danger only if a save would end them', async ({ page }) => {
  const isDanger = async (story: string) => {
    await loadStory(page, `parts-of-the-form-affected--${story}`);
    const bar = page.locator('.curfew-affected li[data-part="beyond"] rect').first();
    await expect(bar).toBeVisible();
    const danger = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'var(--curfew-danger)';
      return getComputedStyle(probe).color;
    });
    return {
      bar: (await bar.evaluate((rect) => getComputedStyle(rect).stroke)) === danger,
      number: (await page.locator('.curfew-affected strong').evaluate((one) => getComputedStyle(one).color)) === danger,
    };
  };
  expect(await isDanger('some-beyond')).toEqual({ bar: true, number: true });
  expect(await isDanger('beyond-the-saved-limit')).toEqual({ bar: false, number: false });
});

/** Returns counts that are wider than their bar, and texts of the axis that are over their neighbour or beyond their figure. */
function crowdedLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const crowded: string[] = [];
    for (const count of document.querySelectorAll('.curfew-affected li > small:not(:last-child)')) {
      const isCut = count.scrollWidth > count.clientWidth;
      if (isCut && getComputedStyle(count).visibility === 'visible') crowded.push(count.textContent ?? '');
    }
    for (const figure of document.querySelectorAll('.curfew-affected figure')) {
      const bounds = figure.getBoundingClientRect();
      let last = Number.NEGATIVE_INFINITY;
      for (const label of figure.querySelectorAll('li > small:last-child')) {
        if (getComputedStyle(label).visibility === 'hidden') continue;
        const range = document.createRange();
        range.selectNodeContents(label);
        const { left, right } = range.getBoundingClientRect();
        const isRightToLeft = getComputedStyle(label).direction === 'rtl';
        const [start, end] = isRightToLeft
          ? [bounds.right - right, bounds.right - left]
          : [left - bounds.left, right - bounds.left];
        if (start < last + 2 || end > bounds.width + 1) crowded.push(label.textContent ?? '');
        last = end;
      }
    }
    return crowded;
  });
}

for (const locale of ['en', 'de', 'fr', 'ar'])
  test(`keeps the numbers and times of sessions apart at every width: ${locale}`, async ({ page }) => {
    await loadStory(page, 'parts-of-the-form-affected--thousands', { locale });
    await expect(page.locator('.curfew-affected li').first()).toBeVisible();
    const crowded: Record<number, string[]> = {};
    for (let width = 320; width <= 1_280; width += 40) {
      await page.setViewportSize({ width, height: 900 });
      const labels = await crowdedLabels(page);
      if (labels.length) crowded[width] = labels;
    }
    expect(crowded).toEqual({});
  });

test('has room for short numbers of thousands in a window of 1100 px', async ({ page }) => {
  await page.setViewportSize({ width: 1_100, height: 900 });
  await loadStory(page, 'parts-of-the-form-affected--thousands');
  const counts = page.locator('.curfew-affected li > small:not(:last-child)').filter({ hasText: /\d/ });
  await expect(counts.filter({ hasText: /^\d+(\.\d)?k$/i, visible: true })).not.toHaveCount(0);
  await expect(counts.filter({ visible: false })).toHaveCount(0);
  for (const text of await counts.allTextContents()) expect(text.length).toBeLessThanOrEqual(4);
});

test('puts each time on the axis of sessions where its bar begins', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await loadStory(page, 'parts-of-the-form-affected--thousands');
  const offsets = await page.locator('.curfew-affected li').evaluateAll((bars) =>
    bars.map((bar) => {
      const range = document.createRange();
      range.selectNodeContents(bar.lastElementChild as Element);
      return Math.round(range.getBoundingClientRect().left - bar.getBoundingClientRect().left);
    }),
  );
  expect(offsets.length).toBeGreaterThan(12);
  expect(new Set(offsets)).toEqual(new Set([0]));
});

test('mirrors the picture of a day when the direction of writing changes', async ({ page }) => {
  await loadStory(page, 'parts-of-the-form-day--default');
  const signIn = page.locator('.curfew-day text', { hasText: 'Sign-in' });
  const middle = () =>
    page.locator('.curfew-day').evaluate((one) => {
      const { left, right } = one.getBoundingClientRect();
      return (left + right) / 2;
    });
  const left = () => signIn.evaluate((one) => one.getBoundingClientRect().left);
  await expect(signIn).toBeVisible();
  expect(await left()).toBeLessThan(await middle());
  await signIn.evaluate((one) => (one.closest('[dir]') ?? document.documentElement).setAttribute('dir', 'rtl'));
  await expect.poll(left).toBeGreaterThan(await middle());
});

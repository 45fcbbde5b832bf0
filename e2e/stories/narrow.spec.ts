import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { loadStory } from './preview.ts';

/** A screen of 1280 px at 400 % (WCAG 1.4.10), with the longest words; and a phone, from right to left. */
const CASES = [
  { width: 320, locale: 'de' },
  { width: 375, locale: 'ar' },
] as const;

/** What is seen when a story has its state. */
const STORIES = [
  ['sessionwarning--idle', 'dialog'],
  ['sessionwarning--maximum-with-sign-in', 'dialog .curfew-again'],
  ['sessionwarning--signing-in-again', 'dialog .curfew-sign-in input'],
  ['sessionwarning--bar', '.curfew-bar'],
  ['sessionwarning--bar-with-sign-in', '.curfew-bar .curfew-again'],
  ['sessiongate--superseded', 'dialog button'],
  ['sessiongate--sign-in-form', 'dialog input'],
  ['sessiongate--fresh-proof', 'dialog input'],
  ['sessionsettingsform--edited', '[data-dirty] .curfew-preview'],
  ['sessionsettingsform--confirmation', 'dialog'],
  ['sessionsettingsform--errors', '.curfew-problems'],
  ['sessionsettingsform--conflict', '.curfew-notice tbody td'],
  ['durationpicker--over-the-limit', '.curfew-fix'],
  ['durationpicker--between-two-steps', '[data-unit=seconds]'],
  ['sessiondevtools--ended', '.curfew-devtools code'],
] as const;

/** Returns the words of buttons and headings that are broken over two lines. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    for (const element of document.querySelectorAll('button, h1, h2, legend')) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[\p{L}\p{M}]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
        }
    }
    return broken;
  });
}

/** Returns what is wider than its place. */
function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = [document.documentElement, ...document.querySelectorAll('dialog, .curfew-devtools-body')];
    const wide = places.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    return wide.map(({ localName, className }) => `${localName}.${className}`);
  });
}

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

const enlargeText = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });

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

for (const locale of ['en', 'de', 'fr'])
  test(`covers no more than about a quarter of a phone with the buttons that save: ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await loadStory(page, 'sessionsettingsform--edited', { locale });
    await expect(page.locator('.curfew-preview strong')).toBeVisible();
    const covered = await page
      .locator('.curfew-submit')
      .evaluate((row) => innerHeight - row.getBoundingClientRect().top);
    expect(covered).toBeGreaterThan(0);
    expect(covered).toBeLessThanOrEqual(170);
    for (const button of await page.locator('.curfew-buttons button').all())
      await expect(button).toBeInViewport({ ratio: 1 });
  });

for (const locale of ['en', 'de', 'fr', 'ar'])
  test(`covers no part of a conflict on a phone: ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await loadStory(page, 'sessionsettingsform--conflict', { locale });
    const notice = page.locator('.curfew-conflict');
    await expect(notice).toBeFocused();
    for (const part of [notice, notice.getByRole('button').first()]) {
      await part.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      const distance = await notice.evaluate((element) => {
        const row = document.querySelector('.curfew-submit') as Element;
        return element.getBoundingClientRect().top - row.getBoundingClientRect().bottom;
      });
      expect(distance).toBeGreaterThanOrEqual(0);
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

test('has what a save ends on the line of the buttons, also beside a long outcome', async ({ page }) => {
  await page.setViewportSize({ width: 1_000, height: 700 });
  await loadStory(page, 'sessionsettingsform--edited');
  const middleOf = (part: string) =>
    page.locator(part).evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { top, bottom } = range.getBoundingClientRect();
      return (top + bottom) / 2;
    });
  await expect(page.locator('.curfew-preview strong')).toBeVisible();
  await page.locator('.curfew-outcome').evaluate((outcome) => {
    outcome.textContent = 'Ann saved changes while you were editing. '.repeat(3);
  });
  expect(Math.abs((await middleOf('.curfew-preview')) - (await middleOf('.curfew-buttons')))).toBeLessThanOrEqual(2);
});

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

test('shows the whole number in the confirmation if the text is large', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  await loadStory(page, 'sessionsettingsform--confirmation');
  await expect(page.locator('dialog .curfew-actions button')).toHaveCount(2);
  await enlargeText(page);
  expect(await overflows(page)).toEqual([]);
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
  await expect.poll(() => times.count()).toBeGreaterThan(2);
  // Each beneath its mark.
  const offsets = await times.evaluateAll((texts) => {
    const middleOf = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return (left + right) / 2;
    };
    const marks = [...document.querySelectorAll('.curfew-day-tick')].map(middleOf);
    return texts.map((text) => Math.min(...marks.map((mark) => Math.abs(mark - middleOf(text)))));
  });
  expect(Math.max(...offsets)).toBeLessThan(2);
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

test('has the link to a conflict below the buttons on a phone, and the comparison in sight after it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await loadStory(page, 'sessionsettingsform--saved-elsewhere-during-an-edit');
  const link = page.getByRole('button', { name: /^Ann Lee saved changes/ });
  await expect(link).toBeInViewport({ ratio: 1 });
  const gap = await link.evaluate((one) => {
    const save = document.querySelector('.curfew-buttons');
    return one.getBoundingClientRect().top - (save?.getBoundingClientRect().bottom ?? 0);
  });
  expect(gap).toBeGreaterThanOrEqual(4);
  await link.click();
  const notice = page.locator('.curfew-conflict');
  await expect(notice).toBeFocused();
  await expect(notice.getByText('Currently saved')).toBeInViewport({ ratio: 1 });
});

test('shows the revision alone, without a card, in a form that is read-only', async ({ page }) => {
  await loadStory(page, 'sessionsettingsform--read-only');
  const bar = page.locator('.curfew-submit');
  await expect(bar).toHaveText(/^Revision/, { useInnerText: true });
  const { backgroundColor, borderTopWidth } = await bar.evaluate((one) => ({ ...getComputedStyle(one) }));
  expect([backgroundColor, borderTopWidth]).toEqual(['rgba(0, 0, 0, 0)', '0px']);
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

test('says below the buttons how many problems prevent a save, and leads to the first one', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await loadStory(page, 'sessionsettingsform--edited');
  await page.locator('select[id$="idleMs-minutes"]').selectOption('2');
  await expect(page.locator('.curfew-preview')).toHaveText('Fix 1 problem to save');
  await expect(page.locator('.curfew-preview')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Fix 1 problem to save' }).click();
  const warning = page.getByRole('combobox', { name: 'Time before sign-out' });
  await expect(warning).toBeFocused();
  // Not behind the buttons.
  const gap = await page
    .locator('.curfew-submit')
    .evaluate((row) => row.getBoundingClientRect().top - (document.activeElement?.getBoundingClientRect().bottom ?? 0));
  expect(gap).toBeGreaterThan(0);
});

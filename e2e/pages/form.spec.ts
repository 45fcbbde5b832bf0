import type { BrowserContextOptions, Page } from '@playwright/test';
import { test as base, expect } from '../virtual/test.ts';

const test = base.extend<{ visit: (options?: BrowserContextOptions, query?: string) => Promise<Page> }>({
  visit: async ({ open, newContext }, use) =>
    use(async (options, query = '') => {
      const tab = await open(`kit/?${query}`, await newContext(options));
      await expect(tab.getByRole('group').first()).toBeVisible();
      return tab;
    }),
});

const save = (tab: Page) => tab.getByRole('button', { name: 'Save changes' });

const edit = (tab: Page) =>
  tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('10');

/** Returns what Tab focuses, in order, and of each whether it is seen where its middle is. */
async function tabThrough(tab: Page): Promise<{ name: string; isSeen: boolean }[]> {
  const seen: { name: string; isSeen: boolean }[] = [];
  await tab.locator('.curfew-settings select').first().focus();
  for (;;) {
    const now = await tab.evaluate(() => {
      const element = document.activeElement as Element;
      if (!element.closest('.curfew-settings')) return null;
      const { x, y, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(x + width / 2, y + height / 2);
      const name = `${element.localName} ${element.id} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}`;
      return { name, isSeen: Boolean(there && (element.contains(there) || there.contains(element))) };
    });
    if (!now) return seen;
    seen.push(now);
    await tab.keyboard.press('Tab');
  }
}

for (const viewport of [
  { width: 1_280, height: 540 },
  { width: 320, height: 640 },
]) {
  test(`keeps the buttons in the window while there is something to save, and hides nothing that is focused (${viewport.width} px)`, async ({
    visit,
  }) => {
    const tab = await visit({ viewport });
    const heightOf = () => tab.evaluate(() => document.documentElement.scrollHeight);
    await expect(save(tab)).not.toBeInViewport();
    await edit(tab);
    await expect(save(tab)).toBeInViewport({ ratio: 1 });
    await expect(tab.getByRole('button', { name: 'Discard changes' })).toBeInViewport({ ratio: 1 });
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    const covered = (await tab.locator('.curfew-submit').boundingBox())?.height ?? 0;
    expect(covered).toBeLessThan(viewport.height / 3);

    const stops = await tabThrough(tab);
    expect(stops.length).toBeGreaterThan(12);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);

    // The outcome is seen too.
    await tab.evaluate(() => scrollTo(0, 0));
    const before = await heightOf();
    await save(tab).click();
    await expect(tab.locator('.curfew-outcome')).toContainText('Not saved');
    await expect(tab.locator('.curfew-outcome')).toBeInViewport({ ratio: 1 });
    if (viewport.width > 400) expect(await heightOf()).toBe(before);
  });
}

for (const { width, isShown } of [
  { width: 1_280, isShown: true },
  { width: 768, isShown: true },
  { width: 600, isShown: false },
  { width: 320, isShown: false },
])
  test(`moves nothing when the button to an error comes in a form without a preview (${width} px)`, async ({
    visit,
  }) => {
    const tab = await visit({ viewport: { width, height: 700 } });
    await edit(tab);
    const heightOf = async () => (await tab.locator('.curfew-submit').boundingBox())?.height;
    const before = await heightOf();
    await tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('2');
    await expect(tab.getByText('Sign-out Warning must be shorter')).toBeVisible();
    const button = tab.getByRole('button', { name: 'Fix 1 problem to save' });
    await expect(button).toBeVisible({ visible: isShown });
    expect(await heightOf()).toBe(before);
    if (!isShown) return;
    await button.click();
    await expect(tab.getByRole('combobox', { name: 'Time before sign-out' })).toBeFocused();
  });

test('shows the buttons that save while a standard is applied far below the fields', async ({ visit }) => {
  const tab = await visit({ viewport: { width: 1_280, height: 700 } });
  const standard = tab.getByRole('list', { name: 'Standards' }).getByRole('listitem').filter({ hasText: 'PSD2' });
  await standard.scrollIntoViewIfNeeded();
  await standard.getByRole('button').click();
  await expect(standard).toHaveText(/(?<!not )met: Idle/);
  await tab.getByText('OWASP ASVS').scrollIntoViewIfNeeded();
  await expect(save(tab)).toBeInViewport({ ratio: 1 });
});

for (const { viewport, dir } of [
  { viewport: { width: 1_280, height: 620 }, dir: 'ltr' },
  { viewport: { width: 820, height: 700 }, dir: 'ltr' },
  { viewport: { width: 1_280, height: 620 }, dir: 'rtl' },
])
  test(`has the fields, the sentence and the whole picture of a day beside them and the buttons in a window of ${viewport.width} × ${viewport.height} px (${dir})`, async ({
    visit,
  }) => {
    const tab = await visit({ viewport }, dir === 'rtl' ? 'locale=ar' : '');
    await tab.locator('select[id$="idleMs-minutes"]').selectOption('10');
    await tab.locator('.curfew-settings').evaluate((form) => form.scrollIntoView());
    const boxOf = async (part: string) => {
      const { x, y, width, height } = (await tab.locator(part).first().boundingBox()) as NonNullable<DOMRect>;
      return { x, y, right: x + width, bottom: y + height };
    };
    const [fields, sentence, day, bar] = await Promise.all([
      boxOf('.curfew-fields'),
      boxOf('.curfew-sentence'),
      boxOf('[data-testid=policy-day]'),
      boxOf('.curfew-submit'),
    ]);
    expect(fields.y).toBeGreaterThanOrEqual(0);
    expect(sentence.y).toBe(fields.y);
    for (const beside of [sentence, day])
      if (dir === 'ltr') expect(beside.x).toBeGreaterThanOrEqual(fields.right);
      else expect(beside.right).toBeLessThanOrEqual(fields.x);
    expect(Math.max(fields.bottom, day.bottom)).toBeLessThanOrEqual(bar.y);
    await expect(tab.locator('.curfew-submit button').first()).toBeInViewport({ ratio: 1 });
  });

test('keeps the text field of a duration beside its drop-downs if the duration has seconds', async ({ visit }) => {
  const tab = await visit({ viewport: { width: 1_280, height: 800 } });
  const idle = tab.getByRole('group', { name: 'Idle Session Duration' });
  const typed = idle.getByRole('textbox');
  await typed.fill('1m 30s');
  await typed.press('Enter');
  await expect(idle.getByLabel('Seconds')).toHaveValue('30');
  const tops = await idle
    .locator('select, input:not([type=hidden])')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops).toHaveLength(5);
  expect(new Set(tops).size).toBe(1);
});

test('keeps the labels of the picture of a day apart by more than a space', async ({ visit }) => {
  // The picture is wide enough for all of them.
  const tab = await visit({ viewport: { width: 2_500, height: 800 } });
  const typed = tab.getByRole('group', { name: 'Idle Session Duration' }).getByRole('textbox');
  await typed.fill('1m 30s');
  await typed.press('Enter');
  await tab.getByLabel('Time before sign-out').selectOption({ label: '30 seconds' });
  const day = tab.getByTestId('policy-day');
  await expect(day).toContainText('1 minute, 30 seconds');
  const gaps = await day.evaluate((picture) => {
    const boxes = [...picture.querySelectorAll('.curfew-day-duration, .curfew-day-warning, .curfew-day-end')]
      .filter((label) => label.localName === 'text')
      .map((label) => label.getBoundingClientRect());
    return boxes.flatMap((one) =>
      boxes
        .filter((other) => other !== one && Math.abs(other.top - one.top) < 4 && other.left >= one.left)
        .map((other) => other.left - one.right),
    );
  });
  expect(gaps.length).toBeGreaterThan(3);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(16);
});

test('does not keep the buttons in a low window, where they would cover half of it', async ({ visit }) => {
  const tab = await visit({ viewport: { width: 320, height: 256 } });
  await edit(tab);
  await expect(save(tab)).not.toBeInViewport();
});

test('shows the headings of its cards as text, clickable over the whole width, and a list of standards that fits a phone', async ({
  visit,
}) => {
  const wide = await visit({ viewport: { width: 1_000, height: 700 } });
  const { title, text, width, card } = await wide.locator('.curfew-standards').evaluate((element) => ({
    title: getComputedStyle(element.querySelector('strong') as Element).color,
    text: getComputedStyle(element).color,
    width: (element.querySelector('summary') as Element).getBoundingClientRect().width,
    card: element.getBoundingClientRect().width,
  }));
  expect(title).toBe(text);
  expect(card - width).toBeLessThanOrEqual(2);

  const phone = await visit({ viewport: { width: 320, height: 640 } });
  await expect(phone.getByText('Meets 9 of 13 standards')).toBeVisible();
  await expect.poll(async () => (await phone.locator('.curfew-standards').boundingBox())?.height).toBeLessThan(120);
  await phone.getByText('Standards', { exact: true }).click();
  await expect(phone.getByRole('list', { name: 'Standards' })).toBeVisible();
});

for (const viewport of [
  { width: 1_000, height: 700 },
  { width: 320, height: 640 },
]) {
  test(`shows the controls of the preview above the warning, apart from its text (${viewport.width} px)`, async ({
    visit,
  }) => {
    const tab = await visit({ viewport });
    await tab.getByRole('button', { name: 'Show the warning' }).click();
    const dialog = tab.getByRole('alertdialog');
    await expect(dialog).toBeVisible();
    const placeOf = (part: string) =>
      dialog.locator(part).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top, bottom };
      });
    const trial = await placeOf('.curfew-trial');
    const countdown = await placeOf('.curfew-countdown');
    const title = await placeOf('.curfew-title');
    const text = await placeOf('.curfew-text');
    const stay = await placeOf('.curfew-stay');
    expect(countdown.top - trial.bottom).toBeGreaterThanOrEqual(12);
    expect(title.top - trial.bottom).toBeGreaterThanOrEqual(12);
    expect(text.top).toBeGreaterThanOrEqual(title.bottom);
    expect(stay.top - text.bottom).toBeLessThan(40);
  });
}

test('shows the example of a text field below it, beside the limit, and never in place of a value', async ({
  visit,
}) => {
  for (const options of [
    { colorScheme: 'dark' },
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  ] as const) {
    const tab = await visit(options, 'dark');
    const input = tab.locator('.curfew-typed input').first();
    const hint = tab.locator('.curfew-hint').first();
    await expect(input).toBeVisible();
    expect(await input.evaluate(({ placeholder }: HTMLInputElement) => placeholder)).toBe('');
    await input.focus();
    await expect(tab.getByText('Up to 7 days.')).toBeVisible();
    await expect(hint).toBeVisible();
    await expect(hint).toContainText('1 hr, 30 min');
    const [field, text] = [await input.boundingBox(), await hint.boundingBox()];
    expect(text?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0));
  }
});

for (const [width, least] of [
  [2_500, 15],
  [1_280, 11],
] as const)
  test(`has each label of the line of time beneath its mark (${width} px)`, async ({ visit }) => {
    const tab = await visit({ viewport: { width, height: 900 } });
    const { labels, marks } = await tab.getByTestId('policy-day').evaluate((picture) => {
      const middle = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
      };
      return {
        labels: [...picture.querySelectorAll('text')]
          .filter((text) => /^\d\d:\d\d$/.test(text.textContent))
          .map((text) => ({ text: text.textContent, at: middle(text) })),
        marks: [...picture.querySelectorAll('.curfew-day-tick')].map(middle),
      };
    });
    expect(labels.length).toBeGreaterThan(least);
    expect(labels.filter(({ at }) => !marks.some((mark) => Math.abs(mark - at) <= 1.5))).toEqual([]);
  });

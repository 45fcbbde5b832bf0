import type { KitPage } from '../fixtures/kit/main.tsx';
import { expect } from '../virtual/test.ts';
import { box, shrink, style, test, warn } from './kit.ts';

declare const page: KitPage;

const SMALL = { width: 320, height: 256 };

for (const viewport of [{ width: 1_000, height: 700 }, { width: 500, height: 450 }, SMALL]) {
  test(`does not move when an extension fails (${viewport.width} × ${viewport.height})`, async ({ visit }) => {
    const tab = await visit('', { viewport });
    await warn(tab);
    await tab.evaluate(() => {
      page.session.extend = async () => false;
    });
    const places = async () =>
      Promise.all(['dialog', '.curfew-stay', '.curfew-stay + button'].map((each) => box(tab, each)));
    const before = await places();
    await tab.locator('.curfew-stay').click();
    await expect(tab.getByRole('alert')).not.toBeEmpty();
    const after = await places();
    expect(after.map(({ top, left, right }) => ({ top, left, right }))).toEqual(
      before.map(({ top, left, right }) => ({ top, left, right })),
    );
    const dialog = await box(tab, 'dialog');
    expect(dialog.bottom).toBeLessThanOrEqual(viewport.height);
  });
}

for (const parts of [
  'countdown,title,description,extend,sign-out',
  'title,description,extend,sign-out',
  'sign-out,extend,description,title,countdown',
  'title,extend,countdown,note,sign-out,description',
  'note,title,description,sign-out,extend',
]) {
  test(`lays out its parts in any order: ${parts}`, async ({ visit }) => {
    const tab = await visit(`parts=${parts}`);
    await warn(tab);
    const dialog = await box(tab, 'dialog');
    const [title, text, stay, leave] = await Promise.all(
      ['.curfew-title', '.curfew-text', '.curfew-stay', 'dialog .curfew-button:not(.curfew-stay)'].map((each) =>
        box(tab, each),
      ),
    );
    const boxes = await tab
      .locator('dialog > :is(.curfew-countdown, .curfew-title, .curfew-text, .curfew-button, p:not([role], [class]))')
      .evaluateAll((elements) =>
        elements.map((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
    expect(boxes).toHaveLength(parts.split(',').length);
    for (const [at, one] of boxes.entries()) {
      expect(one.left >= dialog.left + 24 && one.right <= dialog.right - 24).toBe(true);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        expect(apart).toBe(true);
      }
    }
    // One above the other, and the buttons side by side.
    expect(title?.left).toBe(text?.left);
    expect(stay?.top).toBe(leave?.top);
    expect(stay?.left).toBe(dialog.left + 25);
    expect(leave?.right).toBe(dialog.right - 25);
    if (parts.includes('countdown')) expect((await box(tab, '.curfew-countdown')).right).toBeLessThan(title?.left ?? 0);
    else expect(title?.left).toBe(dialog.left + 25);
  });
}

test('has targets of 44 px and text of 16 px in drop-downs on touch screens', async ({ visit }) => {
  const tab = await visit('', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  await tab.locator('details.curfew-standards').evaluate((card) => card.setAttribute('open', ''));
  await expect(tab.getByRole('link').first()).toBeVisible();
  const sizes = await tab.locator('.curfew-settings :is(button, select, a):visible').evaluateAll((targets) =>
    targets.map((target) => ({
      name: target.localName + target.className,
      height: target.getBoundingClientRect().height,
      font: Number.parseFloat(getComputedStyle(target).fontSize),
    })),
  );
  expect(sizes.filter(({ height }) => height < 44)).toEqual([]);
  expect(sizes.filter(({ name, font }) => name.startsWith('select') && font < 16)).toEqual([]);
});

test('has the chevron of a drop-down at its end, whatever the language is', async ({ visit }) => {
  for (const [dir, start, end] of [
    ['ltr', 'left', 'right'],
    ['rtl', 'right', 'left'],
  ] as const) {
    const tab = await visit(`dir=${dir}`);
    expect(await style(tab, 'html', 'direction')).toBe(dir);
    const shown = (name: string) => style(tab, '.curfew-unit', name, '::after');
    expect(await shown('content')).toBe('""');
    expect([await shown('justify-self'), await shown(`margin-${end}`), await shown(`margin-${start}`)]).toEqual([
      'end',
      '14px',
      '0px',
    ]);
  }
});

test('begins as a small pill on a small page, and unfolds and folds by a press', async ({ visit }) => {
  const tab = await visit('limit=max', { viewport: SMALL });
  await shrink(tab);
  const pill = await box(tab, '.curfew-bar');
  expect(pill.bottom - pill.top).toBeLessThan(50);
  expect(pill.right - pill.left).toBeLessThan(160);
  expect(pill.right).toBeLessThanOrEqual(SMALL.width);
  const toggle = tab.locator('.curfew-fold');
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(tab.getByRole('timer')).toBeVisible();
  await toggle.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(toggle).toBeFocused();
  for (const button of await tab.locator('.curfew-bar button').all()) await expect(button).toBeInViewport({ ratio: 1 });
  await toggle.click();
  await expect(tab.locator('.curfew-bar p')).toHaveCount(0);
});

test('folds on a large page, so that what is beneath can be reached', async ({ visit }) => {
  const tab = await visit('limit=max', { viewport: { width: 900, height: 600 } });
  await shrink(tab);
  const atCorner = () =>
    tab.evaluate(() => Boolean(document.elementFromPoint(20, innerHeight - 20)?.closest('.curfew-bar')));
  expect(await atCorner()).toBe(true);
  await tab.locator('.curfew-fold').click();
  expect(await atCorner()).toBe(false);
});

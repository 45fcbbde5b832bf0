import type { Locator } from '@playwright/test';
import { expect, test } from '../virtual/test.ts';

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not visible.`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

async function overlap(a: Locator, b: Locator): Promise<boolean> {
  const [one, two] = [await boxOf(a), await boxOf(b)];
  return one.x < two.right && two.x < one.right && one.y < two.bottom && two.y < one.bottom;
}

test('leaves a phone most of its screen, with "Settings" once and "Sign out" on one line', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', {
    path: '/orders',
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
  });
  const settings = tab.getByText('Settings', { exact: true }).filter({ visible: true });
  await expect(settings).toHaveCount(1);
  const menu = tab.getByRole('button', { name: 'Menu' });
  await menu.click();
  await expect(settings).toHaveCount(1);
  await menu.click();
  // The whole sentence, beside the button.
  const { width, height } = await boxOf(tab.getByText('if idle'));
  expect(width).toBeGreaterThan(40);
  expect(height).toBeLessThan(44);
  expect((await boxOf(tab.getByRole('main'))).y).toBeLessThanOrEqual(104);
  expect((await boxOf(tab.getByRole('button', { name: 'Sign out' }))).height).toBe(44);
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(settings).toHaveCount(1);
  await menu.click();
  await expect(tab.getByRole('link', { name: 'Your sessions' })).toBeVisible();
});

test('keeps the button of a page apart from the text above it on a phone', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  await signIn('ann@example.com');
  const { tab } = await signIn('ann@example.com', {
    path: '/settings/sessions',
    viewport: { width: 375, height: 700 },
  });
  const button = await boxOf(tab.getByRole('button', { name: 'Sign out everywhere else' }));
  expect(button.y - (await boxOf(tab.locator('.page-header__lead'))).bottom).toBeGreaterThanOrEqual(12);
});

test('has no empty lines between the buttons that save and the revision on a phone', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', {
    path: '/settings/session-configuration',
    viewport: { width: 375, height: 700 },
  });
  const revision = await boxOf(tab.locator('.curfew-revision'));
  const buttons = await boxOf(tab.locator('.curfew-buttons'));
  expect(revision.y - buttons.bottom).toBeLessThanOrEqual(24);
  expect(revision.x).toBe(buttons.x);
});

test('shows the whole number in a drop-down in forced colours on a phone', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', {
    path: '/settings/session-configuration',
    forcedColors: 'active',
    viewport: { width: 320, height: 640 },
  });
  await expect(tab.locator('.curfew-unit select').first()).toBeVisible();
  const spare = await tab.locator('.curfew-unit:not(.curfew-wide) select').evaluateAll((selects) =>
    selects.map((select) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.font = font;
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
      // The system's arrow and its margins are about 28 px wide.
      return select.clientWidth - padding - 28 - context.measureText('59').width;
    }),
  );
  expect(spare.length).toBeGreaterThan(3);
  expect(Math.min(...spare)).toBeGreaterThanOrEqual(0);
});

test('centres the page on a wide screen', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { viewport: { width: 1920, height: 900 } });
  const main = await boxOf(tab.getByRole('main'));
  const side = await boxOf(tab.getByRole('banner'));
  expect(Math.abs(main.x - side.right - (1920 - main.right))).toBeLessThanOrEqual(1);
});

test('has nothing of the form above the top bar, so that its button can be pressed', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', {
    path: '/settings/session-configuration',
    viewport: { width: 1280, height: 800 },
  });
  const bars = tab.locator('.curfew-affected li');
  await expect(bars.first()).toBeVisible();
  const above = await bars.first().evaluate((bar) => {
    const { top, height } = bar.getBoundingClientRect();
    scrollBy(0, top + height / 2 - 24);
    const header = document.querySelector('.top-bar') as Element;
    const { left, right } = header.getBoundingClientRect();
    const found: (string | undefined)[] = [];
    for (let x = left + 4; x < right; x += 8) {
      const there = document.elementFromPoint(x, 24);
      if (!there?.closest('.top-bar')) found.push(there?.localName);
    }
    return found;
  });
  expect(above).toEqual([]);
});

test('enlarges initials, marks and icons with the text', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/settings/sessions' });
  const parts = ['.person__initials', '.device-icon', '.mark'];
  const widths = async () => Promise.all(parts.map(async (part) => (await boxOf(tab.locator(part).first())).width));
  const before = await widths();
  await tab.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await widths()).toEqual(before.map((width) => 2 * width));
});

test('shows the current page, dots, dividers and bars in forced colours', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/', forcedColors: 'active' });
  await tab.getByRole('heading', { name: 'Latest orders' }).waitFor();
  const measured = await tab.evaluate(() => {
    const style = (selector: string, pseudo?: string) =>
      getComputedStyle(document.querySelector(selector) as Element, pseudo);
    return {
      current: style('.navigation [aria-current]').borderInlineStartWidth,
      other: style('.navigation a:not([aria-current])').borderInlineStartWidth,
      // The text of the current page begins where the others do.
      indents: ['.navigation [aria-current]', '.navigation a:not([aria-current])'].map((link) => {
        const { paddingInlineStart, borderInlineStartWidth } = style(link);
        return Number.parseFloat(paddingInlineStart) + Number.parseFloat(borderInlineStartWidth);
      }),
      canvas: style('body').backgroundColor,
      text: style('body').color,
      drawn: ['bar:not([data-today=true])', 'count', 'day'].map((part) => style(`.week-chart__${part}`).fill),
      pill: style('.status-pill', '::before').borderTopColor,
      badge: style('.badge', '::before').borderTopColor,
      dots: [style('.status-pill', '::before'), style('.badge', '::before')].map((dot) => dot.borderTopWidth),
      divider: style('.figures__item').borderInlineStartWidth,
      dividerColour: style('.figures__item').borderInlineStartColor,
    };
  });
  expect(measured).toMatchObject({ current: '4px', other: '0px', divider: '1px' });
  expect(measured.indents).toEqual([10, 10]);
  expect(measured.dots).not.toContain('0px');
  expect(new Set(measured.drawn)).toEqual(new Set([measured.text]));
  for (const colour of [measured.pill, measured.badge, measured.dividerColour])
    expect(colour).not.toBe(measured.canvas);
});

for (const width of [1280, 700, 320])
  test(`keeps the time left in its place from page to page at ${width} px`, async ({ startDemo }) => {
    const { signIn } = await startDemo();
    const { tab } = await signIn('ann@example.com', { path: '/', viewport: { width, height: 640 } });
    const pill = tab.locator('.status-pill');
    const settings = tab.getByRole('region', { name: 'Session' }).getByRole('link', { name: 'Settings' });
    await expect(pill).toContainText('if idle');
    const { x } = await boxOf(pill);
    await settings.click();
    await expect(settings).toHaveCount(0);
    expect((await boxOf(pill)).x).toBe(x);
  });

test('fits a phone with text of twice the size', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  await signIn('admin@example.com');
  const { tab } = await signIn('admin@example.com', { path: '/', viewport: { width: 320, height: 640 } });
  const pages = [
    ['/', '.week-chart'],
    ['/orders', 'tbody th'],
    ['/customers', 'tbody th'],
    ['/customers/alder-finch', 'main textarea'],
    ['/settings', '.session-rules strong'],
    ['/settings/account', '.passkey'],
    ['/settings/sessions', 'td .button'],
    ['/settings/configuration', 'main .card'],
    ['/settings/session-configuration', '.curfew-affected li'],
    ['/nowhere', 'main h1'],
  ] as const;
  for (const [path, part] of pages) {
    await tab.goto(path);
    await expect(tab.locator(part).first()).toBeVisible();
    await tab.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    // Chromium may evaluate a container query anew only when the container changes.
    await tab.setViewportSize({ width: 319, height: 640 });
    await tab.setViewportSize({ width: 320, height: 640 });
    const tooWide = () =>
      tab.evaluate(() => {
        const root = document.documentElement;
        // A card clips what is too wide.
        const cut = [...document.querySelectorAll<HTMLElement>('body :not(svg, svg *)')].filter((element) => {
          const { right, width, height } = element.getBoundingClientRect();
          return width > 1 && height > 1 && right > root.clientWidth;
        });
        return [root, ...cut]
          .filter((element) => element !== root || root.scrollWidth > root.clientWidth)
          .map(({ localName, className }) => `${localName}.${className}`);
      });
    await expect.poll(tooWide, path).toEqual([]);
  }
});

for (const width of [1280, 1000]) {
  test(`keeps the form's drop-downs and the user's name clear of the devtools at ${width} px`, async ({
    startDemo,
    pass,
  }) => {
    const { signIn } = await startDemo();
    const { tab } = await signIn('admin@example.com', {
      path: '/settings/session-configuration',
      viewport: { width, height: 720 },
    });
    await tab.getByRole('button', { name: 'Session devtools' }).click();
    await pass('1s');
    const panel = tab.getByRole('complementary', { name: 'Session devtools' });
    await panel.waitFor();
    expect(await overlap(panel, tab.getByText('admin@example.com', { exact: true }))).toBe(false);
    for (const unit of ['Days', 'Hours', 'Minutes']) {
      const select = tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel(unit);
      await select.focus();
      expect(await overlap(panel, select), unit).toBe(false);
    }
  });
}

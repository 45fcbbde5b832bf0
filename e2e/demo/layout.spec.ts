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
  expect((await boxOf(tab.getByRole('main'))).y).toBeLessThanOrEqual(104);
  expect((await boxOf(tab.getByRole('button', { name: 'Sign out' }))).height).toBe(44);
  await tab.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(settings).toHaveCount(1);
  await tab.getByRole('button', { name: 'Menu' }).click();
  await expect(tab.getByRole('link', { name: 'Your sessions' })).toBeVisible();
});

test('centres the page on a wide screen', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { viewport: { width: 1920, height: 900 } });
  const main = await boxOf(tab.getByRole('main'));
  const side = await boxOf(tab.getByRole('banner'));
  expect(Math.abs(main.x - side.right - (1920 - main.right))).toBeLessThanOrEqual(1);
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

test('shows the current page, dots and dividers in forced colours', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/', forcedColors: 'active' });
  await tab.getByRole('heading', { name: 'Latest orders' }).waitFor();
  const measured = await tab.evaluate(() => {
    const style = (selector: string, pseudo?: string) =>
      getComputedStyle(document.querySelector(selector) as Element, pseudo);
    return {
      current: style('.navigation [aria-current]').borderInlineStartWidth,
      other: style('.navigation a:not([aria-current])').borderInlineStartWidth,
      canvas: style('body').backgroundColor,
      pill: style('.status-pill', '::before').borderTopColor,
      badge: style('.badge', '::before').borderTopColor,
      dots: [style('.status-pill', '::before'), style('.badge', '::before')].map((dot) => dot.borderTopWidth),
      divider: style('.figures__item').borderInlineStartWidth,
      dividerColour: style('.figures__item').borderInlineStartColor,
    };
  });
  expect(measured).toMatchObject({ current: '4px', other: '0px', divider: '1px' });
  expect(measured.dots).not.toContain('0px');
  for (const colour of [measured.pill, measured.badge, measured.dividerColour])
    expect(colour).not.toBe(measured.canvas);
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

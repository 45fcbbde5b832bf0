import type { Page } from '@playwright/test';
import type { KitPage } from '../fixtures/kit/main.tsx';
import { expect } from '../virtual/test.ts';
import { style, test, warn } from './kit.ts';

declare const page: KitPage;

/** Lets the countdown of two minutes run until this many seconds are left. */
async function until(tab: Page, seconds: number): Promise<void> {
  await tab.evaluate((left) => {
    const { clock, getDeadlines } = page.session;
    page.pass((getDeadlines()?.endsAt ?? 0) - clock.now() - left * 1_000);
  }, seconds);
  await expect(tab.getByRole('timer')).toHaveText(`0:${String(seconds).padStart(2, '0')}`);
}

/** The red, green and blue, 0 to 255, that the browser draws for a colour, such as one in oklab, on another. */
function drawn(tab: Page, colour: string, behind = colour): Promise<readonly number[]> {
  return tab.evaluate(
    (fills) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      for (const fill of fills) {
        context.fillStyle = fill;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    },
    [behind, colour],
  );
}

/** By WCAG 2. */
async function contrast(tab: Page, first: string, second: string): Promise<number> {
  const [dark = 0, light = 0] = (await Promise.all([drawn(tab, first), drawn(tab, second)]))
    .map((channels) =>
      channels
        .map((channel) => channel / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0),
    )
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`keeps a dangerous button red: at rest, under the pointer, focused, touched (${colorScheme})`, async ({
    visit,
  }) => {
    const tab = await visit('dark', { colorScheme, hasTouch: true });
    await tab.evaluate(() => {
      const button = document.createElement('button');
      button.className = 'curfew-button curfew-danger';
      button.textContent = 'End';
      document.querySelector('.curfew-settings')?.prepend(button);
    });
    const button = tab.locator('.curfew-danger');
    const isRed = async () => {
      const [red = 0, green = 0, blue = 0] = await drawn(tab, await style(tab, '.curfew-danger', 'background-color'));
      return red > green + 60 && red > blue + 60;
    };
    expect(await isRed()).toBe(true);
    const calm = await style(tab, '.curfew-danger', 'background-color');
    await button.hover();
    expect(await isRed()).toBe(true);
    expect(await style(tab, '.curfew-danger', 'background-color')).not.toBe(calm);
    await tab.mouse.move(0, 0);
    await button.focus();
    expect(await isRed()).toBe(true);
    await button.tap();
    expect(await isRed()).toBe(true);
    expect(
      await contrast(
        tab,
        await style(tab, '.curfew-danger', 'color'),
        await style(tab, '.curfew-danger', 'background-color'),
      ),
    ).toBeGreaterThan(4.5);
  });
}

for (const [name, query, options] of [
  ['light', 'dark', { colorScheme: 'light' }],
  ['dark', 'dark', { colorScheme: 'dark' }],
  ['forced colours', '', { forcedColors: 'active' }],
] as const) {
  test(`shows in the ring how urgent it is, by width and colour: ${name}`, async ({ visit }) => {
    const tab = await visit(query, options);
    await warn(tab);
    const background = await style(tab, 'dialog', 'background-color');
    const look = async () => {
      const stroke = await style(tab, '.curfew-countdown circle + circle', 'stroke');
      expect(await contrast(tab, stroke, background)).toBeGreaterThanOrEqual(3);
      return { stroke, width: await style(tab, '.curfew-countdown circle + circle', 'stroke-width') };
    };
    await until(tab, 31);
    const calm = await look();
    await until(tab, 30);
    const soon = await look();
    await until(tab, 10);
    const now = await look();
    expect([calm.width, soon.width, now.width]).toEqual(['4px', '6px', '8px']);
    if (name !== 'forced colours') expect(new Set([calm.stroke, soon.stroke, now.stroke]).size).toBe(3);
  });
}

test('keeps the text of the warning readable on a dark dialog of the page by its color-scheme', async ({ visit }) => {
  const tab = await visit('', { colorScheme: 'light' });
  await tab.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('dialog { background: #14213d; color-scheme: dark }');
    document.adoptedStyleSheets.push(sheet);
  });
  await warn(tab);
  expect(await style(tab, 'dialog', 'background-color')).toBe('rgb(20, 33, 61)');
  for (const text of ['.curfew-title', '.curfew-text', '.curfew-countdown'])
    expect(await contrast(tab, await style(tab, `dialog ${text}`, 'color'), '#14213d')).toBeGreaterThan(4.5);
  for (const button of await tab.locator('dialog button').all()) {
    const [text, background] = await button.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor] as const;
    });
    expect(await contrast(tab, text, background)).toBeGreaterThan(4.5);
  }
});

test('shows the two limits by different rings', async ({ visit }) => {
  const [idle, max] = [await visit(), await visit('limit=max')];
  await warn(idle);
  await warn(max);
  expect(await style(idle, '.curfew-countdown path', 'display')).toBe('none');
  expect(await style(max, '.curfew-countdown path', 'display')).toBe('inline');
});

test('has drop-downs that look like such in forced colours', async ({ visit }) => {
  const tab = await visit('', { forcedColors: 'active' });
  const looks = await tab
    .locator('.curfew-unit select')
    .evaluateAll((selects) => selects.map((each) => getComputedStyle(each).appearance));
  expect(looks.length).toBeGreaterThan(3);
  expect(new Set(looks)).toEqual(new Set(['auto']));
});

test('shows in forced colours which drop-downs are wrong', async ({ visit }) => {
  const tab = await visit('', { forcedColors: 'active' });
  await tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('2');
  const wrong = tab.locator('.curfew-unit select[aria-invalid=true]');
  await expect(wrong).toHaveCount(1);
  expect(await style(tab, '.curfew-unit select[aria-invalid=true]', 'border-width')).toBe('3px');
  expect(await style(tab, '.curfew-unit select:not([aria-invalid=true])', 'border-width')).toBe('1px');
});

for (const [name, options] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const)
  test(`shows that a button is pressed, unless it is busy: ${name}`, async ({ visit }) => {
    const isForced = name === 'forced colours';
    const tab = await visit(isForced ? '' : 'dark', options);
    await tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('10');
    const surface = await style(tab, '.curfew-submit', 'background-color');
    for (const selector of ['.curfew-buttons .curfew-primary', '.curfew-buttons .curfew-quiet']) {
      const look = async () => ({
        background: await style(tab, selector, 'background-color'),
        translate: await style(tab, selector, 'translate'),
      });
      const button = tab.locator(selector);
      const calm = await look();
      await button.hover();
      const under = await look();
      await tab.mouse.down();
      const pressed = await look();
      expect([under.translate, pressed.translate]).toEqual(['none', '0px 1px']);
      if (!isForced) {
        expect(pressed.background).not.toBe(under.background);
        const fill = `rgb(${await drawn(tab, pressed.background, surface)})`;
        expect(await contrast(tab, await style(tab, selector, 'color'), fill)).toBeGreaterThanOrEqual(4.5);
      }
      await button.evaluate((one) => one.setAttribute('aria-disabled', 'true'));
      expect(await look()).toEqual(calm);
      await button.evaluate((one) => one.removeAttribute('aria-disabled'));
      // A press that ends elsewhere does nothing.
      await tab.mouse.move(0, 0);
      await tab.mouse.up();
    }
  });

test('raises its contrast if the user prefers more', async ({ visit }) => {
  const tab = await visit('', { contrast: 'more' });
  expect(await style(tab, '.curfew-duration p', 'color')).toBe(await style(tab, '.curfew-settings', 'color'));
});

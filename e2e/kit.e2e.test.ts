import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KitPage } from './fixtures/kit/main.tsx';
import { openBrowser } from './harness/browser.ts';
import { serveFixture } from './harness/fixture.ts';

declare const page: KitPage;

let fixture: Awaited<ReturnType<typeof serveFixture>>;
let browser: Browser;
let tab: Page;

beforeAll(async () => {
  // Scrollbars as people have them: they must not shift the page as they go.
  [fixture, browser] = await Promise.all([
    serveFixture('kit'),
    openBrowser({ ignoreDefaultArgs: ['--hide-scrollbars'] }),
  ]);
});
afterEach(() => tab.context().close());
afterAll(async () => {
  await browser?.close();
  await fixture?.stop();
});

async function open(query = '', options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext(options);
  tab = await context.newPage();
  await tab.goto(`${fixture.url}?${query}`);
  await tab.getByRole('group').first().waitFor();
}

async function warn(): Promise<void> {
  await tab.evaluate(() => page.warn());
  await tab.getByRole('alertdialog').waitFor();
  // In the first half second presses are ignored.
  await tab.evaluate(() => page.pass(500));
  await tab.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
}

/** The bar that the maximum's dialog shrinks to. */
async function shrink(): Promise<void> {
  await warn();
  await tab.keyboard.press('Escape');
  await tab.locator('.curfew-bar').waitFor();
}

async function expire(): Promise<void> {
  await tab.evaluate(() => page.pass(16 * 60_000));
  await tab.locator('.curfew-expired h1').waitFor();
}

const scenes: readonly [name: string, query: string, show: () => Promise<void>][] = [
  ['form', '', async () => {}],
  ['warning', '', warn],
  ['maximum', 'about=max', warn],
  ['bar', 'about=max', shrink],
  ['expired', '', expire],
];

const box = async (selector: string) => (await tab.locator(selector).first().boundingBox()) as NonNullable<DOMRect>;
const style = (selector: string, property: string) =>
  tab
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** How far the page or an element in it goes beyond its sides. */
function overflow(): Promise<string[]> {
  return tab.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog, .curfew-bar, .curfew-settings')]
      .filter((element) => {
        // What is fixed does not make the page wider: it is cut off.
        const { left, right } = element.getBoundingClientRect();
        return element.scrollWidth > element.clientWidth || left < 0 || right > innerWidth;
      })
      .map((element) => `${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
  );
}

describe.each(scenes)('%s', (_, query, show) => {
  it("needs nothing that a policy of `style-src 'self'` refuses", async () => {
    await open(query);
    await show();
    expect(await tab.evaluate(() => page.violations)).toEqual([]);
    expect(await tab.locator('[style]').count()).toBe(0);
  });

  it.each(['', '&locale=ar'])(
    'needs no sideways scrolling in 320 × 256 px, which is 1280 at 400 %%%s',
    async (more) => {
      await open(query + more, { viewport: { width: 320, height: 256 } });
      await show();
      expect(await overflow()).toEqual([]);
      for (const button of await tab.locator('dialog[open] button:visible, .curfew-bar button').all()) {
        await button.scrollIntoViewIfNeeded();
        const at = await button.boundingBox();
        expect(at && at.y >= 0 && at.y + at.height <= 256).toBe(true);
      }
    },
  );

  it('has targets of 24 px, and of 44 px where somebody is in a hurry', async () => {
    await open(query);
    await show();
    const sizes = await tab.locator('button:visible, select:visible').evaluateAll((targets) =>
      targets.map((target) => ({
        name: target.textContent.trim(),
        size: Math.min(target.getBoundingClientRect().height, target.getBoundingClientRect().width),
        urgent: !!target.closest('dialog, .curfew-bar'),
      })),
    );
    expect(sizes.filter(({ size, urgent }) => size < (urgent ? 44 : 24))).toEqual([]);
    expect(sizes.length).toBeGreaterThan(0);
  });

  it('has real edges in forced colours', async () => {
    await open(query, { forcedColors: 'active' });
    await show();
    const faint = await tab
      .locator('dialog[open], .curfew-bar, .curfew-card, button:visible, select:visible')
      .evaluateAll((elements) =>
        elements
          .filter((element) => !element.matches('.curfew-expired, .curfew-fix, .curfew-quiet'))
          .filter((element) => {
            const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(element);
            return borderTopWidth === '0px' || borderTopStyle === 'none' || borderTopColor === backgroundColor;
          })
          .map(({ className, textContent }) => `${className} ${textContent}`),
      );
    expect(faint).toEqual([]);
  });
});

it('shows where focus is, also in forced colours', async () => {
  await open('', { forcedColors: 'active' });
  await warn();
  for (const name of ['Stay signed in', 'Sign out']) {
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe(name);
    expect(await style(':focus', 'outline-style')).toBe('solid');
    expect(await style(':focus', 'outline-width')).toBe('2px');
    await tab.keyboard.press('Tab');
  }
  const [track, left] = await tab
    .locator('.curfew-countdown circle')
    .evaluateAll((circles) => circles.map((circle) => getComputedStyle(circle).stroke));
  expect(left).not.toBe(track);
});

it.each([
  ['no-preference', ['curfew-rise'], '1s'],
  ['reduce', [], '0s'],
] as const)('moves as people prefer: %s', async (reducedMotion, animations, transition) => {
  await open('', { reducedMotion });
  await tab.evaluate(() => page.warn());
  await tab.getByRole('alertdialog').waitFor();
  const running = await tab
    .locator('dialog')
    .evaluate((dialog) =>
      getComputedStyle(dialog).animationName === 'none' ? [] : [getComputedStyle(dialog).animationName],
    );
  expect(running).toEqual(animations);
  expect(await style('.curfew-countdown circle + circle', 'transition-duration')).toBe(transition);
});

it('is mirrored where writing goes from right to left', async () => {
  await open('locale=ar');
  const [words, controls] = [await box('.curfew-duration legend'), await box('.curfew-duration .curfew-controls')];
  expect(words.x).toBeGreaterThan(controls.x + controls.width);
  await warn();
  const [ring, title] = [await box('.curfew-countdown'), await box('.curfew-title')];
  expect(ring.x).toBeGreaterThan(title.x + title.width / 2);
  const [stay, leave] = [await box('.curfew-stay'), await box('.curfew-stay + button')];
  expect(stay.x).toBeGreaterThan(leave.x);
  // The time is isolated, so that it does not reorder the sentence.
  expect(await tab.locator('.curfew-warning .curfew-text').textContent()).toMatch(/\u2068.*\u2069/);
});

it('does not shift the page as its scrollbar goes, and does not let it scroll', async () => {
  await open('', { viewport: { width: 900, height: 400 } });
  const before = await box('main');
  await warn();
  expect(await box('main')).toEqual(before);
  await tab.mouse.wheel(0, 300);
  await tab.keyboard.press('PageDown');
  expect(await tab.evaluate(() => scrollY)).toBe(0);
});

it('keeps what has focus free of the bar', async () => {
  await open('about=max', { viewport: { width: 900, height: 500 } });
  await shrink();
  const bar = await box('.curfew-bar');
  // As browsers scroll to what gets focus: Firefox to the nearest edge, Chromium to the middle where it can.
  for (const control of await tab.locator('.curfew-settings :is(select, button)').all()) {
    await control.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    const { y, height } = (await control.boundingBox()) as DOMRect;
    expect(y + height).toBeLessThanOrEqual(bar.y);
  }
});

/** How each element of the kit looks, by what a reset would change. */
function looks(): Promise<string[]> {
  return tab.evaluate(() => {
    const roots = [document, document.querySelector('#root')?.shadowRoot].filter((root) => !!root);
    const names =
      'margin-top margin-bottom padding border-width border-radius font-size font-weight line-height display color background-color';
    return roots
      .flatMap((root) => [...root.querySelectorAll('[class^=curfew], [class^=curfew] *')])
      .filter(
        (element) =>
          element.checkVisibility() && !element.matches('option, .curfew-rules, .curfew-rules *, .curfew-hidden'),
      )
      .map((element) => {
        const computed = getComputedStyle(element);
        const look = names.split(' ').map((name) => `${name}: ${computed.getPropertyValue(name)}`);
        return `${element.localName}.${element.getAttribute('class')} ${element.textContent.slice(0, 20)} ${look.join('; ')}`;
      })
      .sort();
  });
}

describe.each([
  ['form', async () => {}],
  ['warning', warn],
  ['expired', expire],
] as const)('%s', (_, show) => {
  it.each(['preflight', 'shadow'])('looks the same in a host with %s as in one without a reset', async (host) => {
    await open();
    await show();
    const bare = await looks();
    await tab.context().close();
    await open(`host=${host}`);
    await show();
    expect(await style('body', 'margin-top')).toBe(host === 'preflight' ? '0px' : '8px');
    expect(await looks()).toEqual(bare);
    expect(bare.length).toBeGreaterThan(3);
  });
});

it('follows the colour scheme that the page declares', async () => {
  await open('dark', { colorScheme: 'dark' });
  await warn();
  const dark = await style('.curfew-warning', 'background-color');
  await tab.context().close();
  await open('', { colorScheme: 'dark' });
  await warn();
  expect(await style('.curfew-warning', 'background-color')).toBe('rgb(255, 255, 255)');
  expect(dark).not.toBe('rgb(255, 255, 255)');
});

it('renders nothing while a person works for a minute, and once a second in a countdown', async () => {
  await open();
  await tab.evaluate(() => {
    page.renders.count = 0;
  });
  for (let second = 0; second < 60; second++) {
    await tab.mouse.move(100 + second, 100);
    await tab.evaluate(() => page.pass(1_000));
  }
  expect(await tab.evaluate(() => page.renders.count)).toBe(0);
  await warn();
  await tab.evaluate(() => {
    page.renders.count = 0;
  });
  for (let second = 0; second < 20; second++) await tab.evaluate(() => page.pass(1_000));
  expect(await tab.evaluate(() => page.renders.count)).toBe(20);
});

it('gives focus back into a shadow root', async () => {
  await open('host=shadow');
  await tab.getByLabel('Hours').first().focus();
  await warn();
  await tab.keyboard.press('Enter');
  await tab.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await tab.evaluate(() => document.querySelector('#root')?.shadowRoot?.activeElement?.localName)).toBe(
    'select',
  );
});

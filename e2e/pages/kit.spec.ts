import type { Page } from '@playwright/test';
import { headlessLaunchOptions } from '../../scripts/lib/chromium.mjs';
import type { KitPage } from '../fixtures/kit/main.tsx';
import { expect } from '../virtual/test.ts';
import { shrink, style, test, warn } from './kit.ts';

declare const page: KitPage;

// With visible scrollbars: the page must not shift when a dialog hides them.
test.use({ launchOptions: { ...(await headlessLaunchOptions()), ignoreDefaultArgs: ['--hide-scrollbars'] } });

async function showBar(tab: Page): Promise<void> {
  await shrink(tab);
  const folded = tab.locator('.curfew-bar[data-folded] .curfew-fold');
  if (await folded.count()) await folded.click();
}

async function expire(tab: Page): Promise<void> {
  await tab.evaluate(() => page.pass(16 * 60_000));
  await expect(tab.locator('.curfew-expired h1')).toBeVisible();
}

const scenes: readonly [name: string, query: string, show: (tab: Page) => Promise<void>][] = [
  ['form', '', async () => {}],
  ['warning', '', warn],
  ['maximum', 'limit=max', warn],
  ['bar', 'limit=max', showBar],
  ['expired', '', expire],
];

const box = async (tab: Page, selector: string) =>
  (await tab.locator(selector).first().boundingBox()) as NonNullable<DOMRect>;

function overflow(tab: Page): Promise<string[]> {
  return tab.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog, .curfew-bar, .curfew-settings')]
      .filter((element) => {
        // A fixed element does not make the page wider: it is cut off.
        const { left, right } = element.getBoundingClientRect();
        return element.scrollWidth > element.clientWidth || left < 0 || right > innerWidth;
      })
      .map((element) => `${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
  );
}

for (const [scene, query, show] of scenes) {
  test.describe(scene, () => {
    for (const locale of ['en-GB', 'ar']) {
      test(`needs no horizontal scrolling in 320 × 256 px, which is 1280 at 400 % (${locale})`, async ({ visit }) => {
        const tab = await visit(`${query}&locale=${locale}`, { viewport: { width: 320, height: 256 } });
        await show(tab);
        expect(await overflow(tab)).toEqual([]);
        for (const button of await tab.locator('dialog[open] button:visible, .curfew-bar button').all()) {
          await button.scrollIntoViewIfNeeded();
          const at = await button.boundingBox();
          expect(at && at.y >= 0 && at.y + at.height <= 256).toBe(true);
        }
      });
    }

    test("has targets of 24 px, or 44 px in dialogs and the bar, and no style that `style-src 'self'` blocks", async ({
      visit,
    }) => {
      const tab = await visit(query);
      await show(tab);
      expect(await tab.evaluate(() => page.violations)).toEqual([]);
      // Scripts have set the cover's own, and hidden the page behind it.
      expect(await tab.locator('[style]:not(.curfew-expired, [style="visibility: hidden !important;"])').count()).toBe(
        0,
      );
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

    test('has visible borders in forced colours', async ({ visit }) => {
      const tab = await visit(query, { forcedColors: 'active' });
      await show(tab);
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
}

test('shows focus in forced colours', async ({ visit }) => {
  const tab = await visit('', { forcedColors: 'active' });
  await warn(tab);
  for (const name of ['Stay signed in', 'Sign out']) {
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe(name);
    expect(await style(tab, ':focus', 'outline-style')).toBe('solid');
    expect(await style(tab, ':focus', 'outline-width')).toBe('2px');
    await tab.keyboard.press('Tab');
  }
  const [track, left] = await tab
    .locator('.curfew-countdown circle')
    .evaluateAll((circles) => circles.map((circle) => getComputedStyle(circle).stroke));
  expect(left).not.toBe(track);
});

test('shows no focus on a title that only a script focuses, in forced colours neither', async ({ visit }) => {
  const tab = await visit('', { forcedColors: 'active' });
  await expire(tab);
  expect(await tab.evaluate(() => document.activeElement?.localName)).toBe('h1');
  expect(await style(tab, ':focus', 'outline-style')).toBe('none');
});

for (const [reducedMotion, animations] of [
  ['no-preference', ['curfew-rise']],
  ['reduce', []],
] as const) {
  test(`animates according to the user's preference: ${reducedMotion}`, async ({ visit }) => {
    const tab = await visit('', { reducedMotion });
    await tab.evaluate(() => page.warn());
    await expect(tab.getByRole('alertdialog')).toBeVisible();
    const running = await tab
      .locator('dialog')
      .evaluate((dialog) =>
        getComputedStyle(dialog).animationName === 'none' ? [] : [getComputedStyle(dialog).animationName],
      );
    expect(running).toEqual(animations);
    // It stands where the time is, also at first and after a sleep.
    expect(await style(tab, '.curfew-countdown circle + circle', 'transition-duration')).toBe('0s');
  });
}

test('is mirrored if text runs from right to left', async ({ visit }) => {
  const tab = await visit('locale=ar', { viewport: { width: 768, height: 720 } });
  const [words, controls] = [await box(tab, '.curfew-duration p'), await box(tab, '.curfew-duration .curfew-controls')];
  expect(words.x).toBeGreaterThan(controls.x + controls.width);
  await warn(tab);
  const [ring, title] = [await box(tab, '.curfew-countdown'), await box(tab, '.curfew-title')];
  expect(ring.x).toBeGreaterThan(title.x + title.width / 2);
  const [stay, leave] = [await box(tab, '.curfew-stay'), await box(tab, '.curfew-stay + button')];
  expect(stay.x).toBeGreaterThan(leave.x);
  // The time is isolated, so that it does not reorder the sentence.
  expect(await tab.locator('.curfew-warning .curfew-text').textContent()).toMatch(/\u2068.*\u2069/);
});

test('neither shifts nor scrolls the page while the dialog hides its scrollbar', async ({ visit }) => {
  const tab = await visit('', { viewport: { width: 900, height: 400 } });
  const before = await box(tab, 'main');
  await warn(tab);
  expect(await box(tab, 'main')).toEqual(before);
  await tab.mouse.wheel(0, 300);
  await tab.keyboard.press('PageDown');
  // A scroll would show in the next frames.
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await tab.evaluate(() => scrollY)).toBe(0);
});

test('keeps the focused element clear of the bar', async ({ visit }) => {
  const tab = await visit('limit=max', { viewport: { width: 900, height: 500 } });
  await showBar(tab);
  const bar = await box(tab, '.curfew-bar');
  // Browsers scroll to an element that receives focus: Firefox to the nearest edge, Chromium to the middle if possible.
  for (const control of await tab.locator('.curfew-settings :is(select, button)').all()) {
    await control.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    const { y, height } = (await control.boundingBox()) as DOMRect;
    expect(y + height).toBeLessThanOrEqual(bar.y);
  }
});

/** By properties that a reset would change. */
function looks(tab: Page): Promise<string[]> {
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

for (const [scene, query, show] of scenes.filter(([name]) => ['form', 'warning', 'expired'].includes(name))) {
  for (const host of ['preflight', 'shadow']) {
    test(`${scene} looks the same in an app with ${host} as in one without a reset`, async ({ visit }) => {
      const plain = await visit(query);
      await show(plain);
      const bare = await looks(plain);
      const tab = await visit(`${query}&host=${host}`);
      await show(tab);
      expect(await style(tab, 'body', 'margin-top')).toBe(host === 'preflight' ? '0px' : '8px');
      expect(await looks(tab)).toEqual(bare);
      expect(bare.length).toBeGreaterThan(3);
    });
  }
}

test('follows the colour scheme that the page declares', async ({ visit }) => {
  const dark = await visit('dark', { colorScheme: 'dark' });
  await warn(dark);
  const light = await visit('', { colorScheme: 'dark' });
  await warn(light);
  expect(await style(light, '.curfew-warning', 'background-color')).toBe('rgb(255, 255, 255)');
  expect(await style(dark, '.curfew-warning', 'background-color')).not.toBe('rgb(255, 255, 255)');
});

test('renders nothing during a minute of activity, and once a second during a countdown', async ({ visit }) => {
  const tab = await visit();
  await tab.evaluate(() => {
    page.renders.count = 0;
  });
  for (let second = 0; second < 60; second++) {
    await tab.mouse.move(100 + second, 100);
    await tab.evaluate(() => page.pass(1_000));
  }
  expect(await tab.evaluate(() => page.renders.count)).toBe(0);
  await warn(tab);
  await tab.evaluate(() => {
    page.renders.count = 0;
  });
  for (let second = 0; second < 20; second++) await tab.evaluate(() => page.pass(1_000));
  expect(await tab.evaluate(() => page.renders.count)).toBe(20);
});

test('returns focus into a shadow root', async ({ visit }) => {
  const tab = await visit('host=shadow');
  await tab.getByLabel('Hours').first().focus();
  await warn(tab);
  await tab.keyboard.press('Enter');
  await expect(tab.getByRole('alertdialog')).toHaveCount(0);
  expect(await tab.evaluate(() => document.querySelector('#root')?.shadowRoot?.activeElement?.localName)).toBe(
    'select',
  );
});

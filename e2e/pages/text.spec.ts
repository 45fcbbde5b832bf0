import type { Page } from '@playwright/test';
import type { KitPage } from '../fixtures/kit/main.tsx';
import { expect } from '../virtual/test.ts';
import { shrink, test, warn } from './kit.ts';

declare const page: KitPage;

function setRules(tab: Page, rules: string): Promise<void> {
  return tab.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, rules);
}

test("grows with the user's text size", async ({ visit }) => {
  for (const [query, show, scope] of [
    ['', async () => {}, '.curfew-settings'],
    ['', warn, '.curfew-warning'],
    ['limit=max', shrink, '.curfew-bar'],
    ['', (tab: Page) => tab.evaluate(() => page.pass(16 * 60_000)), '.curfew-expired'],
  ] as const) {
    const tab = await visit(query);
    await show(tab);
    await expect(tab.locator(scope)).toBeVisible();
    const sizes = () =>
      tab.locator(`${scope} *`).evaluateAll((elements) =>
        elements
          .filter((element) => !element.closest('svg'))
          .filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent),
          )
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      );
    const usual = await sizes();
    await tab.evaluate(() => {
      document.documentElement.style.fontSize = '24px';
    });
    expect(usual.length).toBeGreaterThan(1);
    // What depends on the measured size is rendered again.
    const large = async () => (await sizes()).map((size) => size.toFixed(1));
    await expect.poll(large).toEqual(usual.map((size) => (size * 1.5).toFixed(1)));
    // Small, body, and titles.
    if (scope === '.curfew-settings') expect(new Set(usual).size).toBeLessThanOrEqual(3);
  }
});

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

test('loses no text with the spacing of WCAG 1.4.12', async ({ visit }) => {
  for (const [query, show] of [
    ['', async () => {}],
    ['', warn],
    ['limit=max', shrink],
    ['', (tab: Page) => tab.evaluate(() => page.pass(16 * 60_000))],
  ] as const) {
    const tab = await visit(query, { viewport: { width: 320, height: 640 } });
    await show(tab);
    await setRules(tab, SPACING);
    const lost = await tab
      .locator(
        'dialog[open], .curfew-bar, .curfew-settings, .curfew-card, button:visible, select:visible, [class^=curfew] p:visible',
      )
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && !element.matches('.curfew-hidden'))
          .map(({ className, textContent }) => `${className} ${textContent}`),
      );
    expect(lost).toEqual([]);
  }
});

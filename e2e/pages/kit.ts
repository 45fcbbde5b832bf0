import type { BrowserContextOptions, Page } from '@playwright/test';
import type { KitPage } from '../fixtures/kit/main.tsx';
import { test as base, expect } from '../virtual/test.ts';

declare const page: KitPage;

/** Opens the page with the components, whose clock a test moves. */
export const test = base.extend<{ visit: (query?: string, options?: BrowserContextOptions) => Promise<Page> }>({
  visit: async ({ open, newContext }, use) =>
    use(async (query = '', options) => {
      const tab = await open(`kit/?${query}`, await newContext(options));
      await expect(tab.getByRole('group').first()).toBeVisible();
      return tab;
    }),
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export async function warn(tab: Page): Promise<void> {
  await tab.evaluate(() => page.warn());
  await expect(tab.getByRole('alertdialog')).toBeVisible();
  // Presses are ignored in the first half second.
  await tab.evaluate(() => page.pass(500));
  await tab.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
  });
}

export async function shrink(tab: Page): Promise<void> {
  await warn(tab);
  await tab.keyboard.press('Escape');
  await expect(tab.locator('.curfew-bar')).toBeVisible();
}

export function box(tab: Page, selector: string): Promise<Box> {
  return tab
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    });
}

export function style(tab: Page, selector: string, property: string, pseudo = ''): Promise<string> {
  return tab
    .locator(selector)
    .first()
    .evaluate((element, [name, of]) => getComputedStyle(element, of).getPropertyValue(name), [
      property,
      pseudo,
    ] as const);
}

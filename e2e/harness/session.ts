import type { Page } from 'playwright';
import { expect } from 'vitest';

/** The warning dialog of a page. */
export const warning = (page: Page) => page.getByRole('alertdialog');

/** The heading of the expired screen. */
export const over = (page: Page) => page.getByRole('heading', { name: /session (has )?(ended|expired)/i });

/** Waits until each of several things is visible. */
export async function visible(...locators: { waitFor: (options: { timeout: number }) => Promise<void> }[]) {
  await Promise.all(locators.map((locator) => locator.waitFor({ timeout: 15_000 })));
}

/** When something became visible, in ms since the epoch. */
export async function momentOf(locator: ReturnType<typeof over>): Promise<number> {
  await visible(locator);
  return Date.now();
}

/** Does something again and again, as a person who works does, until it is told to stop. */
export function keep(busy: () => Promise<unknown>, everyMs = 300): () => Promise<void> {
  let going = true;
  const work = (async () => {
    while (going) {
      await busy();
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return async () => {
    going = false;
    await work;
  };
}

/** A person who moves the pointer. */
export function movePointer(page: Page): () => Promise<void> {
  let x = 0;
  return keep(() => page.mouse.move(100 + (x++ % 50), 100));
}

/** Checks for a while that something does not appear. */
export async function staysAway(locator: ReturnType<typeof over>, forMs: number): Promise<void> {
  const until = Date.now() + forMs;
  while (Date.now() < until) {
    expect(await locator.isVisible()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

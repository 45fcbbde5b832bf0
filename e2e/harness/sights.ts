import { expect } from 'vitest';
import type { Tab } from './real-browser.ts';

/** What a page shows of the session. */
export type Sight = 'nothing' | 'sign-in' | 'protected' | 'warning' | 'over';

/** What the person sees in a tab, or would if it were in front. */
export function sees(tab: Tab): Promise<Sight> {
  return tab.evaluate(readSight, null);
}

/** Waits until a tab shows something. Answers when it did, in ms since the epoch. */
export async function until(tab: Tab, sight: Sight, withinMs = 15_000): Promise<number> {
  await expect.poll(() => sees(tab), { timeout: withinMs, interval: 50 }).toBe(sight);
  return Date.now();
}

/** Waits until each of several tabs shows something. Answers when each did. */
export function untilAll(tabs: readonly Tab[], sight: Sight, withinMs?: number): Promise<number[]> {
  return Promise.all(tabs.map((tab) => until(tab, sight, withinMs)));
}

/** Checks what each of several tabs shows now. */
export async function show(tabs: readonly Tab[], sight: Sight): Promise<void> {
  expect(await Promise.all(tabs.map(sees))).toEqual(tabs.map(() => sight));
}

/** Moves the pointer in the tab in front for a while, as a person does, and checks what others show meanwhile. */
export async function work(tab: Tab, forMs: number, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
  const end = Date.now() + forMs;
  for (let x = 0; Date.now() < end; x++) {
    await tab.moveTo(100 + (x % 50), 100);
    await meanwhile();
    await wait(100);
  }
}

/** How far apart moments are. */
export function spread(moments: readonly number[]): number {
  return Math.max(...moments) - Math.min(...moments);
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function readSight(): Sight {
  const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  if (shown('h1, h2').some((heading) => /session (has )?(ended|expired)/i.test(heading.textContent))) return 'over';
  if (shown('[role=alertdialog]').length > 0) return 'warning';
  if (shown('input[type=email]').length > 0) return 'sign-in';
  return shown('button').some((button) => button.textContent === 'Sign out') ? 'protected' : 'nothing';
}

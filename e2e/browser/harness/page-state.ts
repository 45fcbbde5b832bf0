import { expect } from '@playwright/test';
import { historyOf, type Sight, ticksBetween } from './history.ts';
import type { Tab } from './real-browser.ts';

/** Enough for the slowest machine. */
const LIMIT_MS = 120_000;

export function eventually<Value>(
  read: () => Value | Promise<Value>,
  everyMs = 50,
): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(read, { timeout: LIMIT_MS, intervals: [everyMs] });
}

export function sees(tab: Tab): Promise<Sight> {
  return tab.evaluate(() => window.pageHistory.sight(), null);
}

/** Returns when the tab began to show it, by the page's record. */
export async function until(tab: Tab, sight: Sight): Promise<number> {
  await eventually(() => sees(tab).catch(() => 'between pages')).toBe(sight);
  const entries = await historyOf(tab);
  return entries.findLast(({ what, value }) => what === 'sees' && value === sight)?.at ?? Number.NaN;
}

export function untilAll(tabs: readonly Tab[], sight: Sight): Promise<number[]> {
  return Promise.all(tabs.map((tab) => until(tab, sight)));
}

/** Presses Back after the page has responded: a page that is left does not respond. */
export function pressBack(tab: Tab): Promise<void> {
  return tab.evaluate(() => void setTimeout(() => history.back()), null);
}

/** A page from the back/forward cache does not load again, so there is no load event to wait for. */
export async function goBack(tab: Tab, url: string): Promise<void> {
  await tab.bringToFront();
  await pressBack(tab);
  await eventually(() => tab.evaluate(() => location.host, null).catch(() => 'between pages')).toBe(new URL(url).host);
}

export async function workUntil(tab: Tab, done: () => Promise<boolean>): Promise<void> {
  let x = 0;
  await eventually(async () => {
    await tab.moveTo(100 + (x++ % 50), 100);
    return done();
  }, 100).toBe(true);
}

/** Returns whether a plain timer of the page has passed the instant too. */
export async function hasPassed(tab: Tab, instant: number): Promise<boolean> {
  return (await ticksBetween(tab, instant)) >= 2;
}

/** For tabs that cannot respond meanwhile. */
export async function untilPassed(instant: number): Promise<void> {
  await eventually(() => Date.now() > instant).toBe(true);
}

/** Checks that a tab did something as soon as the browser let one of its timers fire. */
export async function expectPunctual(tab: Tab, at: number, due: number): Promise<void> {
  expect(at).toBeGreaterThanOrEqual(due);
  expect(await ticksBetween(tab, due, at)).toBeLessThanOrEqual(1);
}

/** A session delays its warning if its timer is 1.5 s late. This check allows for that from 1 s. */
const STALLED_MS = 1_000;
/** The longest delay of such a warning, for the server and for messages. */
const HELD_MS = 2_500;

export async function expectWarned(tab: Tab, at: number, due: number): Promise<void> {
  const tick = (await historyOf(tab, due)).find(({ what }) => what === 'tick');
  const seenAt = Math.min(tick?.at ?? at, at);
  if (seenAt - due < STALLED_MS) return expectPunctual(tab, at, due);
  expect(await ticksBetween(tab, seenAt + HELD_MS, at)).toBeLessThanOrEqual(1);
}

/** Checks that a tab ended because of the message about the sign-out, not by its own timer. */
export async function expectObeyed(tab: Tab, endedAt: number): Promise<void> {
  const entries = await historyOf(tab);
  const received = entries.find(({ what, value }) => what === 'receive' && value.includes('"signed-out"'));
  expect(received).toBeDefined();
  const receivedAt = received?.at ?? Number.NaN;
  expect(endedAt).toBeGreaterThanOrEqual(receivedAt);
  expect(await ticksBetween(tab, receivedAt, endedAt)).toBeLessThanOrEqual(1);
}

import { expect } from '@playwright/test';
import { historyOf, type Sight, ticksBetween } from './history.ts';
import type { Tab } from './real-browser.ts';

/** Far beyond what the slowest machine needs. */
const LIMIT_MS = 120_000;

/** Waits for an event, however long the machine takes. */
export function eventually<Value>(
  read: () => Value | Promise<Value>,
  everyMs = 50,
): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(read, { timeout: LIMIT_MS, intervals: [everyMs] });
}

/** What the person sees in a tab, or would see if it were in front. */
export function sees(tab: Tab): Promise<Sight> {
  return tab.evaluate(() => window.pageHistory.sight(), null);
}

/** Waits until a tab shows something. Returns when it began to, by the page's record. */
export async function until(tab: Tab, sight: Sight): Promise<number> {
  await eventually(() => sees(tab).catch(() => 'between pages')).toBe(sight);
  const entries = await historyOf(tab);
  return entries.findLast(({ what, value }) => what === 'sees' && value === sight)?.at ?? Number.NaN;
}

export function untilAll(tabs: readonly Tab[], sight: Sight): Promise<number[]> {
  return Promise.all(tabs.map((tab) => until(tab, sight)));
}

/** Presses Back. It happens after the page has answered: one that goes away in between would not. */
export function pressBack(tab: Tab): Promise<void> {
  return tab.evaluate(() => void setTimeout(() => history.back()), null);
}

/** Moves the pointer in the tab in front, as a person does, until something is so. */
export async function workUntil(tab: Tab, done: () => Promise<boolean>): Promise<void> {
  let x = 0;
  await eventually(async () => {
    await tab.moveTo(100 + (x++ % 50), 100);
    return done();
  }, 100).toBe(true);
}

/** Whether an instant has passed, and for a plain timer of the page too. */
export async function hasPassed(tab: Tab, instant: number): Promise<boolean> {
  return (await ticksBetween(tab, instant)) >= 2;
}

/** Waits until an instant has passed in tabs that cannot answer meanwhile. */
export async function untilPassed(instant: number): Promise<void> {
  await eventually(() => Date.now() > instant).toBe(true);
}

/** Checks that a tab did something as soon as the browser lets a timer of it fire. */
export async function expectPunctual(tab: Tab, at: number, due: number): Promise<void> {
  expect(at).toBeGreaterThanOrEqual(due);
  expect(await ticksBetween(tab, due, at)).toBeLessThanOrEqual(1);
}

/** The session makes a warning wait if its alarm is 1.5 s late. From 1 s on this check allows for that. */
const STALLED_MS = 1_000;
/** For how long the warning waits at most, for the server and for messages. */
const HELD_MS = 2_500;

/** The same for a warning. */
export async function expectWarned(tab: Tab, at: number, due: number): Promise<void> {
  const tick = (await historyOf(tab, due)).find(({ what }) => what === 'tick');
  const seenAt = Math.min(tick?.at ?? at, at);
  if (seenAt - due < STALLED_MS) return expectPunctual(tab, at, due);
  expect(await ticksBetween(tab, seenAt + HELD_MS, at)).toBeLessThanOrEqual(1);
}

/** Checks that a tab ended because of the message about the sign-out, and not at a time of its own. */
export async function expectObeyed(tab: Tab, endedAt: number): Promise<void> {
  const entries = await historyOf(tab);
  const received = entries.find(({ what, value }) => what === 'receive' && value.includes('"signed-out"'));
  expect(received).toBeDefined();
  const receivedAt = received?.at ?? Number.NaN;
  expect(endedAt).toBeGreaterThanOrEqual(receivedAt);
  expect(await ticksBetween(tab, receivedAt, endedAt)).toBeLessThanOrEqual(1);
}

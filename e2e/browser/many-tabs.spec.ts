import { expect } from '@playwright/test';
import { type Entry, historyOf, startTicks } from './harness/history.ts';
import {
  eventually,
  expectObeyed,
  expectWarned,
  hasPassed,
  sees,
  until,
  untilAll,
  workUntil,
} from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { endsAt, test } from './harness/setup.ts';

const TABS = 30;
const AT_ONCE = 6;
const IDLE_MS = 300_000;
/** Opening the tabs takes longer than this and far less than the timeout. */
const QUIET_MS = 7_000;
/** The throttle window: (idle - warn) / 4, a second at most. */
const WINDOW_MS = 1_000;

test(`keeps ${TABS} tabs active with one message and one write per window, and warns and ends them together`, {
  tag: '@tabs',
}, async ({ stage }) => {
  const url = await stage.page('browser-only', { idle: IDLE_MS, warn: IDLE_MS - QUIET_MS });
  const tabs: Tab[] = [];
  while (tabs.length < TABS) {
    tabs.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => stage.open(url)))));
    await tabs.at(-1)?.bringToFront();
    await tabs.at(-1)?.moveTo(tabs.length, 100);
  }
  const front = tabs.at(-1) as Tab;
  if ((await sees(front)) === 'warning') await front.click('Stay signed in');
  await untilAll(tabs, 'protected');
  for (const tab of tabs) await startTicks(tab);

  const startedAt = await front.evaluate(() => Date.now(), null);
  const warnWithoutWork = (await endsAt(front)) - stage.ms(IDLE_MS - QUIET_MS);
  await workUntil(front, () => hasPassed(front, warnWithoutWork));
  const histories = await Promise.all(tabs.map((tab) => historyOf(tab, startedAt)));
  expectFewMessages(histories);
  for (const entries of histories) expect(entries.filter(({ what }) => what === 'sees')).toEqual([]);

  for (const tab of tabs) {
    const warnedAt = await until(tab, 'warning');
    await expectWarned(tab, warnedAt, (await endsAt(tab)) - stage.ms(IDLE_MS - QUIET_MS));
  }
  await eventually(async () => {
    // A dialog that has just opened ignores clicks.
    await front.clickAt('[role=alertdialog] .curfew-stay + button').catch(() => {});
    return sees(front);
  }).toBe('over');
  for (const tab of tabs.slice(0, -1)) await expectObeyed(tab, await until(tab, 'over'));
});

/** Checks that only the front tab sends. Other tabs may only correct a message that arrived more than a second late. */
function expectFewMessages(histories: readonly Entry[][]): void {
  const ofFront = histories.at(-1) as Entry[];
  const inputAt = ofFront.find(({ what }) => what === 'input')?.at ?? Number.NaN;
  for (const what of ['post', 'write'] as const) {
    const own = ofFront.filter((entry) => entry.what === what);
    expect(own.length).toBeGreaterThan(1);
    expect(own.length).toBeLessThanOrEqual(((own.at(-1)?.at ?? Number.NaN) - inputAt) / WINDOW_MS + 1);
  }
  const postedAt = new Map(ofFront.filter(({ what }) => what === 'post').map(({ at, value }) => [value, at]));
  for (const entries of histories.slice(0, -1)) {
    const late = entries.filter(
      ({ what, at, value }) => what === 'receive' && at - (postedAt.get(value) ?? at) > WINDOW_MS,
    );
    expect(entries.filter(({ what }) => what === 'post').length).toBeLessThanOrEqual(late.length);
    expect(entries.filter(({ what }) => what === 'write')).toEqual([]);
  }
}

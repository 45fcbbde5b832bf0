import { expect, it } from 'vitest';
import type { BrowserStage } from '../../harness/browser-stage.ts';
import { counted } from '../../harness/conditions.ts';
import type { Tab } from '../../harness/real-browser.ts';
import { sees, show, untilAll, wait, work } from '../../harness/sights.ts';

const TABS = 30;
const AT_ONCE = 6;
const WORK_MS = 6_000;
/** The throttle window: (idle - warn) / 4, a second at most. */
const WINDOW_MS = 1_000;

/** How many messages and writes all tabs together have made. */
async function said(tabs: readonly Tab[]): Promise<{ posts: number; writes: number }> {
  const readCounts = () => {
    const { posts = '0', writes = '0' } = document.documentElement.dataset;
    return { posts: Number(posts), writes: Number(writes) };
  };
  const counts = await Promise.all(tabs.map((tab) => tab.evaluate(readCounts, null)));
  return counts.reduce((sum, one) => ({ posts: sum.posts + one.posts, writes: sum.writes + one.writes }));
}

export function manyTabs(here: BrowserStage): void {
  it(`${TABS} tabs obey one activity, at one message and one write a window at most, and warn and end together`, async () => {
    const url = here.page('idle=300s&warn=293s');
    const tabs: Tab[] = [];
    while (tabs.length < TABS) {
      tabs.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => here.open(url, counted)))));
      await tabs.at(-1)?.bringToFront();
      await tabs.at(-1)?.moveTo(tabs.length, 100);
    }
    const front = tabs.at(-1) as Tab;
    // Opening them takes longer than the warning lets wait, and far less than the timeout.
    if ((await sees(front)) === 'warning') await front.click('Stay signed in');
    await untilAll(tabs, 'protected');

    const startedAt = Date.now();
    const before = await said(tabs);
    await work(front, WORK_MS);
    const after = await said(tabs);
    const windows = (Date.now() - startedAt) / WINDOW_MS + 1;
    expect(after.posts - before.posts).toBeGreaterThan(0);
    expect(after.posts - before.posts).toBeLessThanOrEqual(windows);
    expect(after.writes - before.writes).toBeLessThanOrEqual(windows);
    await show(tabs, 'protected');

    await untilAll(tabs, 'warning');
    // A dialog that has just opened takes no press.
    await wait(600);
    await front.clickAt('[role=alertdialog] .curfew-actions > :last-child');
    const clickedAt = Date.now();
    for (const end of await untilAll(tabs, 'over')) expect(end - clickedAt).toBeLessThan(2_000);
  }, 240_000);
}

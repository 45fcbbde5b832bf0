import { expect } from '@playwright/test';
import { historyOf, startTicks, valuesOf } from './harness/history.ts';
import { monotonicStandsStill } from './harness/init-scripts.ts';
import { expectPunctual, until, untilPassed } from './harness/page-state.ts';
import { endsAt, test } from './harness/setup.ts';

for (const { title, tag, prepare } of [
  { title: 'ends tabs after a suspension past the deadline, without input', tag: ['@every-change'], prepare: [] },
  {
    title: 'ends tabs after a suspension past the deadline if the monotonic clock stopped',
    tag: [],
    prepare: [monotonicStandsStill],
  },
])
  test(title, { tag }, async ({ stage }) => {
    const tabs = await stage.openTwo(await stage.page('browser-only', { idle: 5_000, warn: 1_000 }), ...prepare);
    for (const tab of tabs) await startTicks(tab);
    const [end = Number.NaN] = await Promise.all(tabs.map(endsAt));
    const wake = stage.freeze(-stage.browser.pid);
    await untilPassed(end);
    wake();
    for (const tab of tabs) {
      await expectPunctual(tab, await until(tab, 'over'), end);
      expect(valuesOf(await historyOf(tab, end), 'input')).toEqual([]);
    }
  });

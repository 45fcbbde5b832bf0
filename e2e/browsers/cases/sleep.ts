import { describe, it } from 'vitest';
import type { BrowserStage } from '../../harness/browser-stage.ts';
import { monotonicStandsStill, sleepsOnDemand } from '../../harness/conditions.ts';
import { freeze } from '../../harness/processes.ts';
import { show, untilAll, wait } from '../../harness/sights.ts';

export function sleep(here: BrowserStage): void {
  describe('a machine that slept past the deadline', () => {
    it.each([
      ['', []],
      [', though its monotonic clock stood still', [monotonicStandsStill]],
    ])('wakes to tabs that are over, with no help from the person%s', async (_, prepare) => {
      const tabs = await here.openTwo(here.page('idle=5s&warn=1s'), ...prepare);
      const wake = freeze(-here.browser.pid);
      await wait(5_000);
      wake();
      await untilAll(tabs, 'over', 2_000);
    });

    it('wakes to tabs that the first key press ends and does not revive, though no timer has fired', async () => {
      const tabs = await here.openTwo(here.page('idle=15m'), sleepsOnDemand);
      for (const tab of tabs) await tab.evaluate(() => void dispatchEvent(new Event('test:sleep')), null);
      await tabs[1].press('KeyA');
      await untilAll(tabs, 'over', 2_000);
      await tabs[1].press('KeyA');
      await show(tabs, 'over');
    });
  });
}

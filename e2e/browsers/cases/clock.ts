import { describe, expect, it } from 'vitest';
import type { BrowserStage } from '../../harness/browser-stage.ts';
import { clockSetBack, clockSetBackOnDemand } from '../../harness/conditions.ts';
import type { Tab } from '../../harness/real-browser.ts';
import { show, spread, until, untilAll, work } from '../../harness/sights.ts';

export function clock(here: BrowserStage): void {
  describe('the clock set back by an hour between two tabs', () => {
    async function openBoth(query: string): Promise<{ before: Tab; after: Tab }> {
      const url = here.page(query);
      const before = await here.open(url, clockSetBackOnDemand);
      await before.moveTo(90, 90);
      await before.evaluate(() => void dispatchEvent(new Event('test:set-back')), null);
      const after = await here.open(url, clockSetBack);
      await untilAll([before, after], 'protected');
      return { before, after };
    }

    it('gives nobody time: both end together, at the idle timeout', async () => {
      const { before, after } = await openBoth('idle=5s&warn=1s');
      const openedAt = Date.now();
      const ends = await untilAll([before, after], 'over');
      expect(spread(ends)).toBeLessThan(1_000);
      expect(Math.max(...ends) - openedAt).toBeLessThan(6_000);
    });

    it.each([
      ['before', 'after'],
      ['after', 'before'],
    ] as const)('keeps the one opened %s from neither work nor sign-out in the one opened %s', async (hears, works) => {
      const both = await openBoth('idle=5s&warn=1s');
      await both[works].bringToFront();
      await work(both[works], 6_000, () => show([both[hears]], 'protected'));
      await both[works].click('Sign out');
      const clickedAt = Date.now();
      expect((await until(both[hears], 'over')) - clickedAt).toBeLessThan(1_000);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { BrowserStage } from '../../harness/browser-stage.ts';
import { show, until, untilAll, work } from '../../harness/sights.ts';

const isHidden = () => document.visibilityState === 'hidden';

export function hidden(here: BrowserStage): void {
  describe('hidden tabs, whose timers the browser throttles', () => {
    it('end within about a second of the deadline though none of them is in front', async () => {
      const tabs = await here.openTwo(here.page('idle=6s&warn=1s'));
      await work(tabs[1], 500);
      const workedAt = Date.now();
      await here.open('about:blank');
      for (const tab of tabs) expect(await tab.evaluate(isHidden, null)).toBe(true);
      for (const end of await untilAll(tabs, 'over')) {
        // The last activity that counts may be one throttle window older than the last.
        expect(end - workedAt).toBeGreaterThan(4_500);
        expect(end - workedAt).toBeLessThan(7_500);
      }
    });

    it('are kept alive by work in the one in front, and obey its sign-out at once', async () => {
      const [back, front] = await here.openTwo(here.page('idle=5s&warn=1s'));
      expect(await back.evaluate(isHidden, null)).toBe(true);
      await work(front, 6_000, () => show([back], 'protected'));
      await front.click('Sign out');
      const clickedAt = Date.now();
      expect((await until(back, 'over')) - clickedAt).toBeLessThan(1_000);
    });
  });
}

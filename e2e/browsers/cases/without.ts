import { describe, expect, it } from 'vitest';
import { type BrowserStage, DEMO_IDLE_MS, signInAt } from '../../harness/browser-stage.ts';
import { noBroadcastChannel, storageBlocked, storageFull } from '../../harness/conditions.ts';
import type { Tab } from '../../harness/real-browser.ts';
import { show, until, untilAll, work } from '../../harness/sights.ts';

/** Work in one tab keeps both, and its sign-out ends both. */
async function agree([back, front]: readonly [Tab, Tab], forMs: number): Promise<void> {
  await work(front, forMs, () => show([back, front], 'protected'));
  await front.click('Sign out');
  await untilAll([back, front], 'over', 3_000);
}

export function without(here: BrowserStage): void {
  describe('tabs agree', () => {
    it('without BroadcastChannel', async () => {
      await agree(await here.openTwo(here.page('idle=5s&warn=1s'), noBroadcastChannel), 6_000);
    });

    it('where one of them is without it', async () => {
      const url = here.page('idle=10m');
      const [one, other] = [await here.open(url), await here.open(url, noBroadcastChannel)];
      await untilAll([one, other], 'protected');
      await other.click('Sign out');
      await until(other, 'over');
      await one.bringToFront();
      await one.press('KeyA');
      await until(one, 'over', 2_000);
    });

    it.each([
      ['blocked', storageBlocked, 'SecurityError'],
      ['full', storageFull, 'QuotaExceededError'],
    ] as const)('where storage is %s and there is a server', async (_, condition, refusal) => {
      const url = here.demo();
      const back = await here.open(url, condition);
      expect(await back.evaluate(tryToStore, null)).toBe(refusal);
      await signInAt(back, 'ann@example.com');
      const front = await here.open(url, condition);
      await until(front, 'protected');
      await agree([back, front], DEMO_IDLE_MS + 1_000);
    });
  });
}

/** Why nothing can be stored. */
function tryToStore(): string {
  try {
    localStorage.setItem('one', 'x'.repeat(100));
    return 'nothing';
  } catch (error) {
    return (error as DOMException).name;
  }
}

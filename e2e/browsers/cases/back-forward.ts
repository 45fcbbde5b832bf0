import { describe, expect, it } from 'vitest';
import { type BrowserStage, signInAt } from '../../harness/browser-stage.ts';
import { watchesRestore } from '../../harness/conditions.ts';
import type { Tab } from '../../harness/real-browser.ts';
import { sees, until, wait } from '../../harness/sights.ts';

/** Goes back, which a page out of the back/forward cache does without loading. */
async function goBack(tab: Tab, url: string): Promise<void> {
  await tab.evaluate(() => history.back(), null);
  const { host } = new URL(url);
  const at = () => tab.evaluate(() => location.host, null).catch(() => 'between pages');
  await expect.poll(at, { timeout: 5_000 }).toBe(host);
}

/** Whether the page came out of the cache, and what its first frame showed. */
const firstFrame = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset.firstFrame, null);

export function backForward(here: BrowserStage): void {
  describe('Back, from another site', () => {
    it('to a page whose time has run out meanwhile shows nothing of it, not for one frame', async () => {
      const url = here.page('idle=4s&warn=1s');
      const tab = await here.open(url, watchesRestore);
      await tab.goto(here.page('idle=10m'));
      await wait(4_500);
      await goBack(tab, url);
      await until(tab, 'over', 2_000);
      // Firefox does not keep a page that holds a Web Lock, as the tab that leads does: it loads it anew.
      const kept = here.browser.name === 'Chromium';
      expect(await firstFrame(tab)).toBe(kept ? 'covered' : undefined);
    });

    it('after a sign-out elsewhere shows nothing of the page, not for one frame', async () => {
      const url = here.page('idle=10m');
      const [stays, leaves] = [await here.open(url), await here.open(url, watchesRestore)];
      await until(leaves, 'protected');
      await leaves.goto(here.page('idle=10m'));
      await stays.bringToFront();
      await stays.click('Sign out');
      await until(stays, 'over');
      await leaves.bringToFront();
      await goBack(leaves, url);
      await until(leaves, 'over', 2_000);
      expect(await firstFrame(leaves)).toBe('covered');
    });

    it('after a sign-out elsewhere shows nothing of the demo', async () => {
      const url = here.demo();
      const stays = await here.open(url);
      await signInAt(stays, 'ann@example.com');
      const leaves = await here.open(`${url}orders`);
      await until(leaves, 'protected');
      await leaves.goto(here.page('idle=10m'));
      await stays.bringToFront();
      await stays.click('Sign out');
      await until(stays, 'over');
      await leaves.bringToFront();
      await goBack(leaves, url);
      await expect.poll(() => sees(leaves)).toMatch(/over|sign-in/);
      expect(await leaves.evaluate(() => document.querySelectorAll('table').length, null)).toBe(0);
    });
  });
}

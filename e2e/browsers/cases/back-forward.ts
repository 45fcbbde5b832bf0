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

/** Waits for the record: a page that leaves before its session has begun begins one when it comes back. */
async function begun(tab: Tab): Promise<void> {
  await expect.poll(() => tab.evaluate(() => localStorage.length, null), { timeout: 5_000 }).toBeGreaterThan(0);
}

export function backForward(here: BrowserStage): void {
  /** The first frame after the cache. Firefox does not keep a page that holds a Web Lock, as the tab that leads does. */
  async function expectCovered(tab: Tab): Promise<void> {
    const shown = await tab.evaluate(() => document.documentElement.dataset.firstFrame ?? 'loaded anew', null);
    expect(here.browser.name === 'Firefox' ? ['covered', 'loaded anew'] : ['covered']).toContain(shown);
  }

  /** One tab goes to another site, the other signs out, and the first goes back. */
  async function backAfterSignOut(leaves: Tab, stays: Tab, url: string): Promise<void> {
    await leaves.goto(here.page('idle=10m'));
    await stays.bringToFront();
    await stays.click('Sign out');
    await until(stays, 'over');
    await leaves.bringToFront();
    await goBack(leaves, url);
  }

  describe('Back, from another site', () => {
    it('to a page whose time has run out meanwhile shows nothing of it, not for one frame', async () => {
      const url = here.page('idle=4s&warn=1s');
      const tab = await here.open(url, watchesRestore);
      await begun(tab);
      await tab.goto(here.page('idle=10m'));
      await wait(4_500);
      await goBack(tab, url);
      await until(tab, 'over', 2_000);
      await expectCovered(tab);
    });

    it('after a sign-out elsewhere shows nothing of the page, not for one frame', async () => {
      const url = here.page('idle=10m');
      const [stays, leaves] = [await here.open(url), await here.open(url, watchesRestore)];
      await begun(leaves);
      await backAfterSignOut(leaves, stays, url);
      await until(leaves, 'over', 2_000);
      await expectCovered(leaves);
    });

    it('after a sign-out elsewhere shows nothing of the demo', async () => {
      const url = here.demo();
      const stays = await here.open(url);
      await signInAt(stays, 'ann@example.com');
      const leaves = await here.open(`${url}orders`);
      await until(leaves, 'protected');
      await backAfterSignOut(leaves, stays, url);
      await expect.poll(() => sees(leaves)).toMatch(/over|sign-in/);
      expect(await leaves.evaluate(() => document.querySelectorAll('table').length, null)).toBe(0);
    });
  });
}

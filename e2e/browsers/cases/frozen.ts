import { describe, expect, it } from 'vitest';
import { type BrowserStage, DEMO_IDLE_MS, itemsStatus, signInAt } from '../../harness/browser-stage.ts';
import { freeze, rendererOf } from '../../harness/processes.ts';
import type { Tab } from '../../harness/real-browser.ts';
import { show, until, untilAll, wait, work } from '../../harness/sights.ts';

export function frozen(here: BrowserStage): void {
  describe('a tab whose process was frozen past the deadline', () => {
    it('is over when it wakes, and the key press that wakes it does not revive it', async () => {
      const tab = await here.open(here.page('idle=4s&warn=1s'));
      const thaw = freeze(await rendererOf(here.browser, tab));
      await wait(4_500);
      const pressed = tab.press('KeyA');
      thaw();
      await pressed;
      await until(tab, 'over', 2_000);
      await tab.press('KeyA');
      await show([tab], 'over');
    });

    it('is over at the server too', async () => {
      const tab = await here.open(here.demo());
      await signInAt(tab, 'ann@example.com');
      const thaw = freeze(await rendererOf(here.browser, tab));
      await wait(DEMO_IDLE_MS + 1_000);
      const pressed = tab.press('KeyA');
      thaw();
      await pressed;
      await until(tab, 'over', 3_000);
      expect(await itemsStatus(tab)).toBe(401);
    });
  });
}

export function frozenBesideOthers(here: BrowserStage): void {
  it('a frozen tab that led loses the lead, and wakes to a session that is alive', async () => {
    const url = here.demo();
    const leader = await here.open(url);
    await signInAt(leader, 'ann@example.com');
    const other = await here.open(url);
    await until(other, 'protected');
    const leads = await whoLeads(other);
    const thaw = freeze(await rendererOf(here.browser, leader));
    await work(other, 1.5 * DEMO_IDLE_MS);
    expect(await whoLeads(other)).not.toBe(leads);
    expect(await itemsStatus(other)).toBe(200);
    thaw();
    await untilAll([leader, other], 'protected', 2_000);
    await work(other, 1_000, () => show([leader, other], 'protected'));
  });
}

/** The page that holds the lock of those who lead. */
function whoLeads(tab: Tab): Promise<string | undefined> {
  return tab.evaluate(async () => (await navigator.locks.query()).held?.[0]?.clientId, undefined);
}

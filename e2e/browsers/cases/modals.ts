import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ModalsPage } from '../../fixtures/modals/main.tsx';
import { serveFixture } from '../../harness/fixture.ts';
import type { RealBrowser, Tab } from '../../harness/real-browser.ts';

declare const page: ModalsPage;
type Sight = ReturnType<ModalsPage['sight']>;

/** The warning over modals of a host's, whatever library made them: the five rules of `useModal`. */
export function modals(openBrowser: () => Promise<Pick<RealBrowser, 'newTab' | 'close'>>): void {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let fixture: Awaited<ReturnType<typeof serveFixture>>;
  let tab: Tab;

  beforeAll(async () => {
    [browser, fixture] = await Promise.all([openBrowser(), serveFixture('modals')]);
  });
  afterEach(() => tab.close());
  afterAll(async () => {
    await browser?.close();
    await fixture?.stop();
  });

  async function see(sight: Partial<Sight>): Promise<void> {
    await expect.poll(() => tab.evaluate(() => page.sight(), null), { interval: 30 }).toMatchObject(sight);
  }

  /** The clock stands still, so that the half second in which presses are ignored has to be let pass. */
  async function warn(): Promise<void> {
    await tab.evaluate(() => page.warn(), null);
    await see({ warning: 'dialog' });
    await tab.evaluate(() => page.pass(500), null);
  }

  async function openPage(query: string): Promise<void> {
    tab = await browser.newTab();
    await tab.goto(`${fixture.url}?${query}`);
    await tab.bringToFront();
    await expect.poll(() => tab.evaluate(() => page.focusOpener(), null)).toBe(true);
  }

  /** Opens the host's modal by hand before the warning, or by a late answer after it. */
  async function openBoth(host: string, order: string, query = ''): Promise<void> {
    await openPage(`host=${host}&${query}`);
    if (order === 'before') {
      await tab.click('Open');
      await see({ host: true, focus: 'host' });
      await warn();
    } else {
      await warn();
      await tab.evaluate(() => page.setHost(true), null);
      await see({ host: true });
    }
    await see({ warning: 'dialog' });
  }

  describe.each(['radix', 'react-aria-components', 'base-ui', 'native'])('over a modal of %s', (host) => {
    describe.each(['before', 'after'])('opened %s', (order) => {
      it('is on top, and hears the pointer', async () => {
        await openBoth(host, order);
        await see({ onTop: true, focus: 'warning' });
        await tab.click('Stay signed in');
        await see({ warning: 'none', host: true });
      });

      it('answers Escape alone, however often it is pressed', async () => {
        await openBoth(host, order);
        await tab.evaluate(() => page.setAway(true), null);
        await tab.evaluate(() => page.pass(30_000), null);
        for (let press = 0; press < 4; press++) {
          await tab.press('Escape');
          await see({ warning: 'dialog', phase: 'failed', host: true, onTop: true });
        }
        await tab.evaluate(() => page.setAway(false), null);
        await tab.press('Escape');
        await see({ warning: 'none', host: true });
      });

      it('is no outside of the modal beneath: a click in its words closes nothing', async () => {
        await openBoth(host, order);
        await tab.clickAt('.curfew-warning .curfew-text');
        await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)), null);
        await see({ warning: 'dialog', host: true, onTop: true });
      });

      it('takes the back gesture for Escape, and stays where anything closes it unasked', async () => {
        await openBoth(host, order);
        await tab.evaluate(() => page.dialog()?.close(), null);
        await see({ warning: 'dialog', onTop: true, focus: 'warning' });
        await tab.evaluate(() => page.dialog()?.dispatchEvent(new Event('cancel', { cancelable: true })), null);
        await see({ warning: 'none', host: true });
      });

      it('gives focus back to where the person was', async () => {
        await openBoth(host, order);
        await tab.press('Enter');
        await see({ warning: 'none', host: true, focus: 'host' });
      });

      it('about the maximum, shrinks to a bar that leaves the modal alone', async () => {
        await openBoth(host, order, 'about=max');
        await tab.press('Escape');
        await see({ warning: 'bar', host: true });
      });
    });
  });

  it.each(['radix', 'react-aria-components', 'base-ui', 'native'])(
    'the dialog without React is above a modal of %s, answers Escape alone, and gives focus back',
    async (host) => {
      await openBoth(host, 'before', 'face=dom');
      await see({ onTop: true, focus: 'warning' });
      await tab.press('Escape');
      await see({ warning: 'none', host: true, focus: 'host' });
    },
  );
}

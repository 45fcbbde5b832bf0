import type { ModalsPage } from '../fixtures/modals/main.tsx';
import { eventually } from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { type Stage, test } from './harness/setup.ts';

declare const page: ModalsPage;
type Sight = ReturnType<ModalsPage['sight']>;

const HOSTS = ['radix', 'react-aria-components', 'base-ui', 'native'];
/** One library, and the browser's own modal. */
const ON_EVERY_CHANGE = ['radix', 'native'];

async function see(tab: Tab, sight: Partial<Sight>): Promise<void> {
  await eventually(() => tab.evaluate(() => page.sight(), null), 30).toMatchObject(sight);
}

/** Also lets the half second pass in which the warning ignores presses. */
async function warn(tab: Tab): Promise<void> {
  await tab.evaluate(() => page.warn(), null);
  await see(tab, { warning: 'dialog' });
  await tab.evaluate(() => page.pass(500), null);
}

function settle(tab: Tab): Promise<void> {
  return tab.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
  }, null);
}

/** Opens the app's modal by hand before the warning, or by a late response after it. */
async function openBoth(stage: Stage, host: string, order: string, query: Record<string, string> = {}): Promise<Tab> {
  const tab = await stage.open(await stage.page('modals', { host, ...query }));
  await tab.bringToFront();
  await eventually(() => tab.evaluate(() => page.focusOpener(), null)).toBe(true);
  if (order === 'before') {
    await tab.click('Open');
    await see(tab, { host: true, focus: 'host' });
    await warn(tab);
  } else {
    await warn(tab);
    await tab.evaluate(() => page.setHost(true), null);
    await see(tab, { host: true });
  }
  await see(tab, { warning: 'dialog' });
  return tab;
}

for (const host of HOSTS) {
  const tag = ON_EVERY_CHANGE.includes(host) ? ['@every-change'] : [];

  for (const order of ['before', 'after'])
    test.describe(`the warning over a modal of ${host} opened ${order} it`, {
      tag: order === 'before' ? tag : [],
    }, () => {
      test('is on top and receives the pointer', async ({ stage }) => {
        const tab = await openBoth(stage, host, order);
        await see(tab, { onTop: true, focus: 'warning' });
        await tab.click('Stay signed in');
        await see(tab, { warning: 'none', host: true });
      });

      test('is the only one to handle Escape, however often it is pressed', async ({ stage }) => {
        const tab = await openBoth(stage, host, order);
        await tab.evaluate(() => page.setAway(true), null);
        await tab.evaluate(() => page.pass(30_000), null);
        for (let press = 0; press < 4; press++) {
          await tab.press('Escape');
          await see(tab, { warning: 'dialog', phase: 'failed', host: true, onTop: true });
        }
        await tab.evaluate(() => page.setAway(false), null);
        await tab.press('Escape');
        await see(tab, { warning: 'none', host: true });
      });

      test('does not close the modal when its text is clicked', async ({ stage }) => {
        const tab = await openBoth(stage, host, order);
        await tab.clickAt('.curfew-warning .curfew-text');
        await settle(tab);
        await see(tab, { warning: 'dialog', host: true, onTop: true });
      });

      test('handles the back gesture as Escape, and stays open when a script closes it', async ({ stage }) => {
        const tab = await openBoth(stage, host, order);
        await tab.evaluate(() => page.dialog()?.close(), null);
        await see(tab, { warning: 'dialog', onTop: true, focus: 'warning' });
        await tab.evaluate(() => page.dialog()?.dispatchEvent(new Event('cancel', { cancelable: true })), null);
        await see(tab, { warning: 'none', host: true });
      });

      test('returns focus when it closes', async ({ stage }) => {
        const tab = await openBoth(stage, host, order);
        await tab.press('Enter');
        await see(tab, { warning: 'none', host: true, focus: 'host' });
      });

      test('shrinks to a bar and leaves the modal open if it is about the absolute timeout', async ({ stage }) => {
        const tab = await openBoth(stage, host, order, { limit: 'max' });
        await tab.press('Escape');
        await see(tab, { warning: 'bar', host: true });
      });
    });

  test(`shows the dialog without React above a modal of ${host}, handles Escape alone and returns focus`, {
    tag,
  }, async ({ stage }) => {
    const tab = await openBoth(stage, host, 'before', { face: 'dom' });
    await see(tab, { onTop: true, focus: 'warning' });
    await tab.press('Escape');
    await see(tab, { warning: 'none', host: true, focus: 'host' });
  });
}

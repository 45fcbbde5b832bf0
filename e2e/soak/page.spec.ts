import type { CDPSession, Locator, Page } from '@playwright/test';
import { ended, expectActive, expectEnded, expectWarning, signInAgain, warning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';
import { expectFlat } from './flat.ts';

/** Each takes nearly three minutes of virtual time, so that all take an hour. */
const ROUNDS = 22;

declare global {
  interface Window {
    readonly channels: Set<BroadcastChannel>;
  }
}

/** Counts the channels that a page has open. */
function countChannels(): void {
  const channels = new Set<BroadcastChannel>();
  Object.assign(window, { channels });
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      channels.add(this);
    }
    override close(): void {
      super.close();
      channels.delete(this);
    }
  };
}

test.use({ trace: 'off' });

test('a page holds no more after an hour of warnings, ends, sign-ins and other tabs than after half of it', async ({
  startDemo,
  pass,
  time,
}) => {
  test.setTimeout(1_800_000);
  const { signIn } = await startDemo({ CURFEW_IDLE: '60s', CURFEW_WARN: '20s', CURFEW_MAX: '2m' });
  const { tab, open } = await signIn('ann@example.com', { path: '/customers/alder-finch', init: countChannels });
  const connection = await tab.context().newCDPSession(tab);
  await connection.send('Performance.enable');
  const samples: Record<string, number>[] = [];
  async function passUntil(shown: Locator): Promise<void> {
    do await pass('1s');
    while (!(await shown.isVisible()));
  }
  for (let round = 0; round < ROUNDS; round++) {
    const other = await open('/settings');
    await pass('38s');
    await passUntil(warning(tab));
    await expectWarning(tab, other);
    // A dialog that has just opened ignores clicks.
    await pass('1s');
    await stay(other);
    await other.close();
    const record = await open();
    await pass('38s');
    await passUntil(warning(tab));
    await pass('1s');
    await stay(tab);
    const again = warning(tab).getByRole('button', { name: 'Sign in again' });
    await pass('14s');
    await passUntil(again);
    await pass('1s');
    await again.click();
    await signInAgain(tab);
    await time.settle();
    await expectActive(tab, record);
    await pass('57s');
    await passUntil(ended(record));
    await expectEnded(tab, record);
    await signInAgain(record);
    await time.settle();
    await expectActive(tab, record);
    await record.close();
    await time.settle();
    samples.push(await measure(tab, connection));
  }
  await expect(ended(tab)).toHaveCount(0);
  expectFlat(samples, { heapMB: 0.02 });
});

const stay = (page: Page) => warning(page).locator('.curfew-stay').click();

async function measure(tab: Page, connection: CDPSession): Promise<Record<string, number>> {
  // Twice, because finalizers of the first run free more.
  for (let times = 0; times < 2; times++) await connection.send('HeapProfiler.collectGarbage');
  const { metrics } = await connection.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const held = await tab.evaluate(() => ({ channels: window.channels.size, ...window.virtualTime.counts() }));
  return {
    heapMB: metric('JSHeapUsedSize') / 1e6,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    documents: metric('Documents'),
    ...held,
  };
}

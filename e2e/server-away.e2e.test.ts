import type { Browser } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBrowser, signIn } from './harness/browser.ts';
import { type Demo, dataDirectory, startDemo } from './harness/demo.ts';
import { movePointer, over, staysAway, visible, warning } from './harness/session.ts';

let browser: Browser;
let directory: Awaited<ReturnType<typeof dataDirectory>>;

beforeEach(async () => {
  browser = await openBrowser();
  directory = await dataDirectory();
});
afterEach(async () => {
  await browser.close();
  await directory.remove();
});

function start(settings: Record<string, string>): Promise<Demo> {
  return startDemo({ CURFEW_DATA_DIR: directory.path, ...settings });
}

it.each(['stop', 'kill'] as const)(
  'survives a restart of the server (%s): open tabs say nothing and go on',
  async (how) => {
    const settings = { CURFEW_IDLE: '1m', CURFEW_WARN: '10s', CURFEW_MAX: '10m' };
    const first = await start(settings);
    const { tab, items } = await signIn(browser, first.url);
    const stop = movePointer(tab);
    await first[how]();
    const second = await start({ ...settings, PORT: new URL(first.url).port });
    expect(await items()).toBe(200);
    await staysAway(warning(tab).or(over(tab)), 6_000);
    await stop();
    expect(await items()).toBe(200);
    await second.stop();
  },
);

it('signs nobody out before the last deadline that the server gave, warns first, and then holds it', async () => {
  const demo = await start({ CURFEW_IDLE: '12s', CURFEW_WARN: '4s', CURFEW_MAX: '10m' });
  const { tab } = await signIn(browser, demo.url);
  const stop = movePointer(tab);
  await tab.waitForTimeout(4_000);
  await demo.kill();
  const awayAt = Date.now();
  await visible(warning(tab));
  expect(await over(tab).isVisible()).toBe(false);
  await visible(over(tab));
  await stop();
  const lasted = Date.now() - awayAt;
  // The last heartbeat was at most 1.2 periods old, a period being a quarter of the idle timeout.
  expect(lasted).toBeGreaterThan(12_000 - 1.2 * 3_000 - 1_000);
  expect(lasted).toBeLessThan(12_000 + 3_000);
});

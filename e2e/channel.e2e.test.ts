import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveFixture } from './harness/fixture.ts';
import { momentOf, movePointer, over, staysAway, visible, warning } from './harness/session.ts';

let site: Awaited<ReturnType<typeof serveFixture>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await serveFixture('browser-only');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
});

async function open(policy: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.url}?${policy}`);
  await visible(page.getByText('Protected'));
  return page;
}

it('shares activity and sign-out where the browser has no BroadcastChannel', async () => {
  await context.addInitScript('delete globalThis.BroadcastChannel');
  const [a, b] = [await open('idle=6s&warn=3s&max=10m'), await open('idle=6s&warn=3s&max=10m')];
  expect(await b.evaluate(() => typeof BroadcastChannel)).toBe('undefined');
  const stop = movePointer(a);
  await staysAway(warning(b), 5_000);
  await stop();
  const clickedAt = Date.now();
  await a.getByRole('button', { name: 'Sign out' }).click();
  expect((await momentOf(over(b))) - clickedAt).toBeLessThan(1_500);
});

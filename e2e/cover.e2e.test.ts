import type { Session, SessionSnapshot } from '@curfew/core';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveFixture } from './harness/fixture.ts';

declare global {
  /** What the page of the fixture shows to these tests. */
  interface Window {
    covered: {
      readonly session: Pick<Session, 'end'>;
      readonly snapshotAtImport: Pick<SessionSnapshot, 'status' | 'reason'>;
      readonly firstFrames: readonly { readonly persisted: boolean; readonly seen: boolean }[];
    };
  }
}

let site: Awaited<ReturnType<typeof serveFixture>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await serveFixture('covered');
  // Playwright switches the back/forward cache off; here it is the matter.
  browser = await openBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

async function open(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => window.covered?.firstFrames.length === 1);
  return page;
}

/** What the browser itself says that it painted of the protected words since the page was loaded. */
function paints(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          resolve(list.getEntries().filter(({ name }) => name === 'text-paint').length);
        }).observe({ type: 'element', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
}

it('paints what the server sent where the session lives', async () => {
  const page = await open();
  expect(await paints(page)).toBe(1);
  await page.reload();
  expect(await paints(page)).toBe(1);
  expect(await page.evaluate(() => window.covered.snapshotAtImport.status)).toBe('active');
});

it('never paints it in a page that is loaded again after the session ended', async () => {
  const page = await open();
  await page.evaluate(() => window.covered.session.end());
  await page.reload();
  await page.locator('html[data-curfew=ended]').waitFor();
  expect(await paints(page)).toBe(0);
  expect(await page.evaluate(() => window.covered.snapshotAtImport)).toMatchObject({
    status: 'ended',
    reason: 'signed-out',
  });
});

it('does not show it in the first frame of a page that comes back from the bfcache, after a sign-out elsewhere', async () => {
  const [left, other, third] = [await open(), await open(), await open()];
  await left.goto('about:blank');
  await other.evaluate(() => window.covered.session.end());
  // What one tab writes, the browser brings to the others in its own time.
  await third.locator('html[data-curfew=ended]').waitFor();
  await left.goBack({ waitUntil: 'commit' });
  await left.locator('html[data-curfew=ended]').waitFor();
  await left.waitForFunction(() => window.covered.firstFrames.length === 2);
  expect(await left.evaluate(() => window.covered.firstFrames)).toEqual([
    { persisted: false, seen: true },
    { persisted: true, seen: false },
  ]);
});

it('is uncovered again in a page that comes back while the session lives', async () => {
  const page = await open();
  await page.goto('about:blank');
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => window.covered.firstFrames.length === 2);
  await page.locator('html:not([data-curfew])').waitFor();
});

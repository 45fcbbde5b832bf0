import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveFixture } from './harness/fixture.ts';
import { keep, momentOf, movePointer, over, staysAway, visible, warning } from './harness/session.ts';

let site: Awaited<ReturnType<typeof serveFixture>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await serveFixture('browser-only');
  browser = await openBrowser();
  const warmUp = await browser.newPage();
  await warmUp.goto(site.url);
  await warmUp.getByText('Protected').waitFor();
  await warmUp.context().close();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
});

async function open(policy = 'idle=4s&warn=2s&max=10m'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.url}?${policy}`);
  return page;
}

describe('a session without a server', () => {
  it('is kept alive in a quiet tab by activity in another, and ends in both when there is none', async () => {
    const [a, b] = [await open(), await open()];
    const stop = movePointer(a);
    await staysAway(warning(b), 6_000);
    await stop();
    await visible(warning(a), warning(b));
    const [endA, endB] = await Promise.all([momentOf(over(a)), momentOf(over(b))]);
    expect(Math.abs(endA - endB)).toBeLessThan(1_000);
  });

  it('is extended in both tabs by "Stay signed in" in either, not by mere movement', async () => {
    const [a, b] = [await open(), await open()];
    await visible(warning(a), warning(b));
    await b.mouse.move(50, 50);
    await b.waitForTimeout(600);
    expect(await warning(a).isVisible()).toBe(true);
    await b.getByRole('button', { name: 'Stay signed in' }).click();
    await Promise.all([warning(a).waitFor({ state: 'hidden' }), warning(b).waitFor({ state: 'hidden' })]);
    await staysAway(over(a), 1_000);
  });

  it('ends at the maximum while the person types', async () => {
    const page = await open('idle=4s&warn=2s&max=6s');
    const stop = keep(() => page.keyboard.press('KeyA'), 100);
    await visible(warning(page));
    expect(await page.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0);
    await visible(over(page));
    await stop();
  });

  it('ends in the other tab at once on sign-out, and stays over after a reload', async () => {
    const [a, b] = [await open(), await open()];
    const clickedAt = Date.now();
    await a.getByRole('button', { name: 'Sign out' }).click();
    expect((await momentOf(over(b))) - clickedAt).toBeLessThan(1_000);
    await b.reload();
    await visible(over(b));
    expect(await b.getByText('Protected').count()).toBe(0);
  });

  it('tells a late tab the true time left, and gives a reloaded one no fresh allowance', async () => {
    const a = await open();
    await visible(warning(a));
    const late = await open();
    await warning(late).waitFor({ timeout: 1_500 });
    await a.reload();
    await visible(over(a), over(late));
  });

  it('begins anew after a sign-in, and only there', async () => {
    const [a, b] = [await open(), await open()];
    await a.getByRole('button', { name: 'Sign out' }).click();
    await visible(over(a), over(b));
    await a.getByRole('button', { name: 'Sign in again' }).click();
    await visible(a.getByText('Protected'));
    expect(await over(b).isVisible()).toBe(true);
  });
});

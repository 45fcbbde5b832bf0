import { AxeBuilder } from '@axe-core/playwright';
import type { Session } from '@curfew/core';
import type { ManualClock } from '@curfew/core/testing';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { serveFixture } from './harness/fixture.ts';

declare global {
  /** What the page of the fixture shows to these tests. */
  interface Window {
    plain: {
      readonly session: Session;
      readonly clock: ManualClock;
      /** Directives of the Content-Security-Policy that something ran into. */
      readonly refused: readonly string[];
      readonly went: readonly string[];
    };
  }
}

const MINUTE = 60_000;
let site: Awaited<ReturnType<typeof serveFixture>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveFixture('without-react'), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
afterEach(() => page.context().close());

async function open(query = '', colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  page = await (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage();
  await page.goto(`${site.url}?${query}`);
  await page.waitForFunction(() => window.plain !== undefined);
}

const pass = (ms: number) => page.evaluate((by) => window.plain.clock.advance(by), ms);
const status = () => page.evaluate(() => window.plain.session.getSnapshot().status);
const focused = () => page.evaluate(() => document.activeElement?.textContent);
const dialog = () => page.getByRole('alertdialog');

/** Warns about idleness, far enough to hear presses. */
async function warn(): Promise<void> {
  await pass(13 * MINUTE);
  await pass(500);
  await dialog().waitFor();
}

async function violations(): Promise<unknown[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return [...found.map(({ id, nodes }) => [id, nodes[0]?.html]), ...(await page.evaluate(() => window.plain.refused))];
}

it('is answered by keyboard alone, and focus returns to where it was', async () => {
  await open();
  await page.getByLabel('Note').focus();
  await warn();
  expect(await focused()).toBe('Stay signed in');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Sign out');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  expect(await status()).toBe('active');
  expect(await page.getByLabel('Note').evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await page.locator('body > [aria-live=polite]').textContent()).toBe('You are still signed in.');
});

it('stays above a modal of the page, whose Escape it keeps for itself', async () => {
  await open();
  const host = page.locator('dialog[aria-label="Order 1042"]');
  await host.evaluate((element: HTMLDialogElement) => element.showModal());
  await warn();
  await host.evaluate((element: HTMLDialogElement) => {
    element.close();
    element.showModal();
  });
  const topmost = await page.evaluate(
    () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog')?.role,
  );
  expect(topmost).toBe('alertdialog');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await host.evaluate((element: HTMLDialogElement) => element.open)).toBe(true);
  expect(await focused()).toBe('Ship');
});

it('shrinks to a bar about the maximum, and covers the page at the end', async () => {
  await open('idle=12h');
  await pass(6 * 60 * MINUTE);
  await page.evaluate(() => window.plain.session.activity());
  await pass(6 * 60 * MINUTE - 2 * MINUTE);
  await pass(500);
  expect(await focused()).toBe('Time to sign in again soon');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Time to sign in again soon' }).waitFor();
  await page.getByLabel('Note').fill('Saved in time');
  expect(await violations()).toEqual([]);
  await pass(2 * MINUTE);
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  expect(await focused()).toBe('Your session has ended');
  expect(await page.getByLabel('Note').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.plain.went)).toEqual(['max /?idle=12h']);
});

it.each(['light', 'dark'] as const)('has no axe violation and needs no inline style (%s)', async (scheme) => {
  await open('', scheme);
  await warn();
  expect(await violations()).toEqual([]);
  await pass(2 * MINUTE);
  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  expect(await violations()).toEqual([]);
});

it.each(['en', 'de', 'ar'])('needs no sideways scrolling at 320 by 256 px (%s)', async (locale) => {
  await open(`locale=${locale}`);
  await page.setViewportSize({ width: 320, height: 256 });
  await warn();
  const beyond = () =>
    dialog().evaluate((element) => [
      element.scrollWidth - element.clientWidth,
      Math.max(0, -element.getBoundingClientRect().left, element.getBoundingClientRect().right - innerWidth),
    ]);
  expect(await beyond()).toEqual([0, 0]);
  expect(await violations()).toEqual([]);
});

it('brings no React along', async () => {
  await open();
  const scripts = await page.evaluate(async () =>
    Promise.all([...document.scripts].map(async ({ src }) => (await fetch(src)).text())),
  );
  expect(scripts.join('')).not.toMatch(/react-dom|__CLIENT_INTERNALS/);
});

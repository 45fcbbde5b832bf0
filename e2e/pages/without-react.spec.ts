import type { Session } from '@curfew/core';
import type { FakeServer, ManualClock } from '@curfew/core/testing';
import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { test as base, expect } from '../virtual/test.ts';

declare global {
  interface Window {
    plain: {
      readonly session: Session;
      /** Used with the query `served`. */
      readonly server: FakeServer;
      readonly clock: ManualClock;
      /** Violated directives of the Content-Security-Policy. */
      readonly refused: readonly string[];
      readonly went: readonly string[];
      readonly proofs: readonly boolean[];
    };
  }
}

const MINUTE = 60_000;

const test = base.extend<{ visit: (query?: string, colorScheme?: 'light' | 'dark') => Promise<Page> }>({
  visit: async ({ open, newContext }, use) =>
    use(async (query = '', colorScheme = 'light') =>
      open(`without-react/?${query}`, await newContext({ colorScheme, reducedMotion: 'reduce' })),
    ),
});

const pass = (page: Page, ms: number) => page.evaluate((by) => window.plain.clock.advance(by), ms);
const status = (page: Page) => page.evaluate(() => window.plain.session.getSnapshot().status);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const dialog = (page: Page) => page.getByRole('alertdialog');

async function warn(page: Page): Promise<void> {
  await pass(page, 13 * MINUTE);
  await pass(page, 500);
  await expect(dialog(page)).toBeVisible();
}

async function violations(page: Page): Promise<unknown[]> {
  return [...(await axeViolations(page)), ...(await page.evaluate(() => window.plain.refused))];
}

test('can be answered by keyboard alone, and returns focus', async ({ visit }) => {
  const page = await visit();
  await page.getByLabel('Note').focus();
  await warn(page);
  expect(await focused(page)).toBe('Stay signed in');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Sign out');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  expect(await status(page)).toBe('active');
  await expect(page.getByLabel('Note')).toBeFocused();
  await expect(page.locator('body > [aria-live=polite]')).toHaveText('You’re still signed in.');
});

test('stays above a modal of the page, and handles Escape alone', async ({ visit }) => {
  const page = await visit();
  const host = page.locator('dialog[aria-label="Order 1042"]');
  await host.evaluate((element: HTMLDialogElement) => element.showModal());
  await warn(page);
  await host.evaluate((element: HTMLDialogElement) => {
    element.close();
    element.showModal();
  });
  const topmost = await page.evaluate(
    () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('dialog')?.role,
  );
  expect(topmost).toBe('alertdialog');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  expect(await host.evaluate((element: HTMLDialogElement) => element.open)).toBe(true);
  expect(await focused(page)).toBe('Ship');
});

test('shrinks to a bar before the absolute timeout, and covers the page at the end', async ({ visit }) => {
  const page = await visit('idle=12h');
  await pass(page, 6 * 60 * MINUTE);
  await page.evaluate(() => window.plain.session.reportActivity());
  await pass(page, 6 * 60 * MINUTE - 2 * MINUTE);
  await pass(page, 500);
  expect(await focused(page)).toBe('You’ll need to sign in again soon');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'You’ll need to sign in again soon' })).toBeVisible();
  await page.getByLabel('Note').fill('Saved in time');
  expect(await violations(page)).toEqual([]);
  await pass(page, 2 * MINUTE);
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
  expect(await focused(page)).toBe('Your session has ended');
  await expect(page.getByLabel('Note')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.plain.went)).toEqual(['max /without-react/?idle=12h']);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`has no axe violation and needs no inline style (${scheme})`, async ({ visit }) => {
    const page = await visit('', scheme);
    await warn(page);
    expect(await violations(page)).toEqual([]);
    await pass(page, 2 * MINUTE);
    await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

for (const locale of ['en', 'de', 'ar']) {
  test(`needs no horizontal scrolling at 320 by 256 px (${locale})`, async ({ visit }) => {
    const page = await visit(`locale=${locale}`);
    await page.setViewportSize({ width: 320, height: 256 });
    await warn(page);
    const beyond = () =>
      dialog(page).evaluate((element) => [
        element.scrollWidth - element.clientWidth,
        Math.max(0, -element.getBoundingClientRect().left, element.getBoundingClientRect().right - innerWidth),
      ]);
    expect(await beyond()).toEqual([0, 0]);
    expect(await violations(page)).toEqual([]);
  });
}

test('loads no React', async ({ visit }) => {
  const page = await visit();
  const scripts = await page.evaluate(async () => {
    const urls = performance.getEntriesByType('resource').map(({ name }) => name);
    return Promise.all(urls.filter((url) => url.endsWith('.js')).map(async (url) => (await fetch(url)).text()));
  });
  expect(scripts.join('')).toContain('alertdialog');
  expect(scripts.join('')).not.toMatch(/react-dom|__CLIENT_INTERNALS/);
});

for (const limit of ['idle', 'max'] as const) {
  test(`has both buttons in sight at 400 % in German, or shows that there is more (${limit})`, async ({ visit }) => {
    const page = await visit(`locale=de&idle=${limit === 'max' ? '12h' : '15m'}`);
    await page.setViewportSize({ width: 320, height: 256 });
    if (limit === 'max') {
      await pass(page, 6 * 60 * MINUTE);
      await page.evaluate(() => window.plain.session.reportActivity());
      await pass(page, 6 * 60 * MINUTE - 15 * MINUTE);
    }
    await warn(page);
    const box = dialog(page);
    const seen = await box.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return [...element.querySelectorAll('button')].map((button) => {
        const at = button.getBoundingClientRect();
        return at.top >= top && at.bottom <= bottom;
      });
    });
    const { overflows, attachment } = await box.evaluate((element) => ({
      overflows: element.scrollHeight > element.clientHeight,
      attachment: getComputedStyle(element).backgroundAttachment,
    }));
    if (overflows) expect(attachment).toContain('local, local, scroll, scroll');
    expect(seen).toEqual([true, true]);
    const focus = () =>
      page.evaluate(() => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement as Element);
        return { outlineStyle, outlineWidth, isSeen: !/, 0\)|\/ 0\)/.test(outlineColor) };
      });
    // A title with a ring would look like a control.
    if (limit === 'max') {
      await expect(box.getByRole('heading')).toBeFocused();
      expect(await focus()).toMatchObject({ outlineStyle: 'none' });
      await page.keyboard.press('Tab');
    }
    expect(await focus()).toEqual({ outlineStyle: 'solid', outlineWidth: '2px', isSeen: true });
  });
}

test('has no frame round the cover', async ({ visit }) => {
  const page = await visit();
  await pass(page, 15 * MINUTE);
  const cover = page.locator('.curfew-expired');
  await cover.evaluate((element) => {
    element.tabIndex = -1;
    element.focus();
  });
  await expect(cover).toBeFocused();
  expect(await cover.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('none');
});

test('shows by a sign of what kind the end is', async ({ visit }) => {
  const signs = new Map<string, string>();
  for (const reason of ['signed-out', 'revoked', 'policy', 'superseded'] as const) {
    const page = await visit();
    await page.evaluate((why) => window.plain.session.signOut(why), reason);
    signs.set(
      reason,
      await page
        .locator('.curfew-icon')
        .evaluate((icon) => `${icon.querySelector('path')?.getAttribute('d')} ${getComputedStyle(icon).color}`),
    );
  }
  const page = await visit();
  await pass(page, 15 * MINUTE);
  const idle = await page.locator('.curfew-icon').evaluate((icon) => getComputedStyle(icon).color);
  expect(new Set([...signs.values()]).size).toBe(2);
  expect([...signs.values()].some((sign) => sign.endsWith(idle))).toBe(false);
});

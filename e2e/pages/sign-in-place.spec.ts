import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { test as base, expect } from '../virtual/test.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Visit extends BrowserContextOptions {
  readonly query?: string;
  readonly context?: BrowserContext;
}

const test = base.extend<{ visit: (options?: Visit) => Promise<Page> }>({
  visit: async ({ open, newContext }, use) =>
    use(async ({ query = '', context, ...options } = {}) => {
      const page = await open(`without-react/?in-place&${query}`, context ?? (await newContext(options)));
      if (!context) await page.evaluate(() => window.plain.session.signedIn({ account: 'ann@example.org' }));
      return page;
    }),
});

const pass = (page: Page, ms: number) => page.evaluate((by) => window.plain.clock.advance(by), ms);
const screen = (page: Page) => page.locator('dialog.curfew-expired');
const snapshot = (page: Page) => page.evaluate(() => window.plain.session.getSnapshot());

/** Lets the idle timeout pass. */
async function expire(page: Page): Promise<void> {
  await pass(page, 15 * MINUTE);
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Waits until the page has reloaded, and has the session of that person. */
async function loadedFor(page: Page, account: string): Promise<void> {
  await page.waitForFunction(
    (name) => window.plain?.session.getSnapshot().account === name && !document.querySelector('dialog[open]'),
    account,
  );
}

/** Opens the warning of the absolute timeout, of a session of twelve hours. */
async function warnOfMax(page: Page): Promise<void> {
  await pass(page, 6 * HOUR);
  await page.evaluate(() => window.plain.session.reportActivity());
  await pass(page, 6 * HOUR - 2 * MINUTE);
  await pass(page, 500);
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

/** Makes the page longer than the window, with a list that scrolls by itself. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('main { block-size: 4000px } #list { block-size: 100px; overflow: auto }');
    document.adoptedStyleSheets = [sheet];
    const list = document.createElement('div');
    list.id = 'list';
    list.append(
      ...Array.from({ length: 50 }, (_, at) => Object.assign(document.createElement('p'), { textContent: at })),
    );
    document.querySelector('main')?.append(list);
    list.scrollTop = 400;
    scrollTo(0, 700);
  });
}

const places = (page: Page) =>
  page.evaluate(() => [scrollY, document.querySelector('#list')?.scrollTop, document.activeElement?.localName]);

/** Records what of the page each frame shows, in storage, which a reload keeps. */
async function recordFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const look = () => {
      const seen = [0.1, 0.5, 0.9].flatMap((x) =>
        [0.05, 0.1, 0.3, 0.5, 0.9].filter((y) =>
          document.elementFromPoint(innerWidth * x, innerHeight * y)?.closest('main'),
        ),
      );
      const last = sessionStorage.getItem('frames') ?? '';
      sessionStorage.setItem('frames', last + (seen.length ? 'page ' : 'cover '));
      requestAnimationFrame(look);
    };
    look();
  });
}

const frames = (page: Page) => page.evaluate(() => sessionStorage.getItem('frames') ?? '');

test('keeps the page, its input, its scroll positions and focus, and announces the return', async ({ visit }) => {
  // The warning closes after the screen has opened.
  const page = await visit({ query: 'expired-first' });
  await page.getByLabel('Note').fill('Half a sentence');
  await scroll(page);
  const before = await places(page);
  expect(before).toEqual([700, 400, 'input']);
  await expire(page);
  await expect(page.getByLabel('Email')).toBeFocused();
  const description = await screen(page).evaluate((dialog) =>
    dialog
      .getAttribute('aria-describedby')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' '),
  );
  expect(description).toMatch(
    /of inactivity\. .* Nothing is lost: what you entered stays on this page until \d\d:\d\d\.$/,
  );
  expect(await axeViolations(page)).toEqual([]);

  await page.keyboard.type('ann@example.org');
  await page.keyboard.press('Enter');
  await expect(screen(page)).toHaveCount(0);
  await expect(page.getByLabel('Note')).toHaveValue('Half a sentence');
  expect(await places(page)).toEqual(before);
  await expect(page.getByText('You’re signed in again. Everything is as you left it.')).toBeAttached();
  expect(await page.evaluate(() => window.plain.refused)).toEqual([]);
});

test('hides the kept page from eyes, print, find-in-page, keyboard and screen readers', async ({ visit }) => {
  const page = await visit();
  const find = () => page.evaluate(() => (window as unknown as { find(text: string): boolean }).find('Three orders'));
  expect(await find()).toBe(true);
  await expire(page);
  const text = page.getByText('Three orders wait');
  await expect(text).toBeHidden();
  expect(await find()).toBe(false);
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main'))).toBeNull();
  }
  expect(await page.locator('body').ariaSnapshot()).not.toContain('Three orders');
  await page.emulateMedia({ media: 'print' });
  await expect(text).toBeHidden();
  await expect(page.locator('main')).toBeHidden();
});

test('shows no frame of the page to another person, and loads it anew for them', async ({ visit }) => {
  const page = await visit();
  await page.getByLabel('Note').fill("Ann's");
  await expire(page);
  await recordFrames(page);
  await signIn(page, 'bob@example.org');
  await loadedFor(page, 'bob@example.org');
  await expect(screen(page)).toHaveCount(0);
  await expect(page.getByLabel('Note')).toHaveValue('');
  expect(await frames(page)).toMatch(/^(cover )+$/);
});

test('goes on in a second tab of the same person, and shows nothing there after another has signed in', async ({
  visit,
  newContext,
}) => {
  const context = await newContext();
  const first = await visit({ context });
  await first.evaluate(() => window.plain.session.signedIn({ account: 'ann@example.org' }));
  const second = await visit({ context });
  expect((await snapshot(second)).account).toBe('ann@example.org');
  await second.getByLabel('Note').fill('Half a sentence');
  await expire(first);
  await expect(screen(second).getByLabel('Email')).toBeVisible();
  await signIn(first, 'ann@example.org');
  await expect(screen(second)).toHaveCount(0);
  await expect(second.getByLabel('Note')).toHaveValue('Half a sentence');

  await expire(first);
  await expect(screen(second).getByLabel('Email')).toBeVisible();
  await recordFrames(second);
  await signIn(first, 'bob@example.org');
  await expect(second.getByRole('button', { name: 'Reload' })).toBeVisible();
  await expect(second.getByText('Nothing is lost')).toHaveCount(0);
  expect(await frames(second)).toMatch(/^(cover )+$/);
});

test('signs in again in the warning by keyboard, with a way back, without an interruption', async ({ visit }) => {
  const page = await visit({ query: 'idle=12h' });
  await page.getByLabel('Note').fill('Half a sentence');
  await warnOfMax(page);
  const { id } = await snapshot(page);
  const buttons = page.getByRole('alertdialog').getByRole('button');
  expect(await buttons.allTextContents()).toEqual([
    expect.stringContaining('Keep working'),
    'Sign in again',
    'Sign out now',
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in again' }).press('Enter');
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.type('ann@example.org');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByLabel('Note')).toBeFocused();
  const after = await snapshot(page);
  expect(after).toMatchObject({ status: 'active', account: 'ann@example.org' });
  expect(after.id).not.toBe(id);
});

test('asks for a fresh proof, which another person cannot give', async ({ visit }) => {
  const page = await visit();
  const approve = page.getByRole('button', { name: 'Approve' });
  await approve.click();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it’s you' });
  await expect(dialog.getByLabel('Email')).toBeFocused();
  expect(await axeViolations(page)).toEqual([]);
  await signIn(page, 'ann@example.org');
  await expect(dialog).toHaveCount(0);
  await expect(approve).toBeFocused();
  await approve.click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.evaluate(() => window.plain.proofs)).toEqual([true, false]);
  await approve.click();
  // The page around the dialog is still Ann's.
  await page.getByLabel('Email').fill('bob@example.org');
  await page.evaluate(() => {
    document.addEventListener('submit', () => sessionStorage.setItem('frames', ''), { capture: true });
  });
  await recordFrames(page);
  await signIn(page, 'bob@example.org');
  await loadedFor(page, 'bob@example.org');
  expect(await frames(page)).toMatch(/^(cover )+$/);
});

for (const locale of ['en', 'de', 'ar'])
  test(`fits a page of 320 by 256 px, as at 400 %, with all of the form in reach (${locale})`, async ({ visit }) => {
    const page = await visit({ query: `locale=${locale}&idle=12h`, viewport: { width: 320, height: 256 } });
    const reach = async (selector: string) => {
      const dialog = page.locator(selector);
      for (const each of await dialog.locator(':is(input, button):visible').all()) {
        await each.focus();
        await expect(each).toBeInViewport({ ratio: 0.95 });
        const { height } = (await each.boundingBox()) ?? { height: 0 };
        expect(height).toBeGreaterThanOrEqual(44);
      }
      const beyond = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(beyond).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    };
    await warnOfMax(page);
    await reach('dialog.curfew-warning');
    await page.locator('.curfew-again').click();
    await reach('dialog.curfew-warning');
    await pass(page, 2 * MINUTE);
    await expect(screen(page).locator('input')).toBeVisible();
    await reach('dialog.curfew-expired');
  });

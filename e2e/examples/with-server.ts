import { setTimeout as sleep } from 'node:timers/promises';
import type { APIResponse, BrowserContext, Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { ended, expectActive, expectEnded, expectWarning, warning } from '../virtual/page-state.ts';
import { test as examples, expect } from './harness/test.ts';

/** The end comes soon, and there is time enough to answer the warning on a slow machine. */
export const SHORT = { IDLE: '24s', MAX: '20m', WARN: '19s' };

export interface Play {
  /** Signs in on the page to which a user without a session comes. */
  readonly signIn: (page: Page) => Promise<void>;
  /** Signs in over the page, after the end. */
  readonly signInAgain: (page: Page) => Promise<void>;
}

/** A new browser profile; `baseURL` is the example's. */
export const test = examples.extend<{ profile: BrowserContext }>({
  profile: async ({ browser, example }, use) => {
    const context = await browser.newContext({ baseURL: example.url, reducedMotion: 'reduce' });
    const errors: Error[] = [];
    context.on('weberror', (error) => errors.push(error.error()));
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) errors.push(new Error(message.text()));
    });
    await use(context);
    await context.close();
    expect(errors).toEqual([]);
  },
});

export const draftOf = (page: Page) => page.getByRole('textbox', { name: 'Text' });

/** The route of the example itself. */
export const own = (context: BrowserContext): Promise<APIResponse> => context.request.get('/api/note');

/** Presses until the warning has closed: it ignores presses in its first half second. */
export async function stay(page: Page): Promise<void> {
  await expect(() => pressStay(page)).toPass();
}

async function pressStay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stay signed in' }).click({ timeout: 1_000 });
  await expect(warning(page)).toBeHidden({ timeout: 1_000 });
}

/** Runs an action while the user works in the page: no warning stays open meanwhile, however slow the machine is. */
export async function whileActive<T>(page: Page, action: () => Promise<T>): Promise<T> {
  let isActing = true;
  const working = (async () => {
    for (let x = 1; isActing; x = 3 - x) {
      // The page may be loading, and the dialog closing.
      if (await warning(page).isVisible()) await pressStay(page).catch(() => {});
      else await page.mouse.move(x, 1).catch(() => {});
      await sleep(500);
    }
  })();
  try {
    return await action();
  } finally {
    isActing = false;
    await working;
  }
}

/**
 * From the sign-in to the sign-out, in two tabs: warning, stay, end, 401 of the example's own route, sign-in over the page with
 * what was typed still there, a save, and a sign-out that the other tab shows at once.
 */
export async function playSession(context: BrowserContext, { signIn, signInAgain }: Play): Promise<void> {
  expect((await own(context)).status()).toBe(401);
  const tab = await context.newPage();
  await tab.goto('/');
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await axeViolations(tab)).toEqual([]);
  await signIn(tab);
  await expect(draftOf(tab)).toBeVisible();
  const other = await context.newPage();
  await whileActive(tab, async () => {
    expect((await own(context)).status()).toBe(200);
    await other.goto('/');
    await draftOf(other).pressSequentially('For Monday');
    await draftOf(tab).pressSequentially('A letter to the bank');
  });
  await expectWarning(tab, other);
  await stay(other);
  await whileActive(other, () => expectActive(tab, other));
  expect((await own(context)).status()).toBe(200);

  await expectWarning(tab, other);
  expect(await axeViolations(tab)).toEqual([]);
  await expectEnded(tab, other);
  await expect(tab.getByText('Nothing is lost')).toBeVisible();
  await expect(draftOf(tab)).toBeHidden();
  const refused = await own(context);
  // A page that has reported the end before the server has lost its cookie by that.
  const code = expect.stringMatching(/^(?:session_ended|no_session)$/);
  expect([refused.status(), await refused.json()]).toEqual([401, expect.objectContaining({ code })]);
  expect(await axeViolations(tab)).toEqual([]);

  await signInAgain(tab);
  await whileActive(tab, async () => {
    await expectActive(tab, other);
    await expect(draftOf(tab)).toHaveValue('A letter to the bank');
    await expect(draftOf(other)).toHaveValue('For Monday');
    await tab.getByRole('button', { name: 'Save' }).click();
    await expect(tab.getByText('Saved', { exact: true })).toBeVisible();
    expect(await (await own(context)).json()).toMatchObject({ text: 'A letter to the bank' });
    await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  });
  await expect(ended(other)).toBeVisible();
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(draftOf(tab)).toHaveCount(0);
  expect((await own(context)).status()).toBe(401);
}

/** Fills in and sends the form with email and password. */
export async function signInByPassword(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill('ann@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Sends the form, which the example has filled in. */
export async function signInAsFilledIn(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Password' })).not.toHaveValue('');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export { expect };

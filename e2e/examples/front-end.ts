import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { mergeTests } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { type Gateway, openGateway } from '../virtual/gateway.ts';
import { expectActive, expectEnded, expectWarning, signInAgain } from '../virtual/page-state.ts';
import { expect, test as virtual } from '../virtual/test.ts';
import { test as examples } from './harness/test.ts';

interface FrontEnd {
  /** The example under the virtual clock. */
  readonly gateway: Gateway;
  /** A new browser profile, in which the user has signed in. */
  readonly signIn: (options?: BrowserContextOptions) => Promise<Visit>;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly tab: Page;
  open(path?: string): Promise<Page>;
}

/** An example without a server: all of its time is that of its pages, which the test moves. */
export const test = mergeTests(virtual, examples).extend<FrontEnd>({
  gateway: async ({ time, example }, use) => {
    const gateway = await openGateway(time);
    gateway.target = example.url;
    // A document that the browser stored and revalidates brings the time of its first response.
    gateway.headers = { 'cache-control': 'no-store' };
    await use(gateway);
    await gateway.close();
  },

  signIn: async ({ gateway, newContext }, use) =>
    use(async (options) => {
      const context = await newContext({ baseURL: gateway.url, ...options });
      const tab = await context.newPage();
      await tab.goto('/');
      expect(await axeViolations(tab)).toEqual([]);
      await signInAgain(tab, 'ann@example.org');
      await expectActive(tab);
      const open = async (path = '/') => {
        const page = await context.newPage();
        await page.goto(path);
        await expectActive(page);
        return page;
      };
      return { context, tab, open };
    }),
});

type Pass = (duration: string) => Promise<void>;

/**
 * Warning, stay and end in two tabs, a sign-in over the page that keeps what was typed, a sign-out, and a sign-in of another
 * person. The example's durations are 15 minutes, and 2 minutes for the warning.
 */
export async function playSession({ tab, open }: Visit, pass: Pass): Promise<void> {
  const other = await open();
  const draft = tab.getByRole('textbox', { name: 'Reason' });
  await draft.fill('Visit to the customer');
  await pass('12m59s');
  await expectActive(tab, other);
  await pass('1s');
  await expectWarning(tab, other);
  expect(await axeViolations(tab)).toEqual([]);
  // The dialog ignores presses in its first half second.
  await pass('1s');
  await other.getByRole('button', { name: 'Stay signed in' }).click();
  await expectActive(tab, other);
  await pass('13m');
  await expectWarning(tab, other);
  await pass('2m');
  await expectEnded(tab, other);
  await expect(tab.getByText('Nothing is lost')).toBeVisible();
  await expect(tab.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await expect(draft).toBeHidden();
  expect(await axeViolations(tab)).toEqual([]);
  await signInAgain(other);
  await expectActive(tab, other);
  await expect(draft).toHaveValue('Visit to the customer');

  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(tab.getByRole('heading', { name: 'Expenses' })).toBeVisible();
  await expect(other.getByText('Your other tabs are signed out too.')).toBeVisible();
  await signInAgain(tab, 'bob@example.org');
  await expectActive(tab);
  await expect(draft).toHaveValue('');
}

export { expect };

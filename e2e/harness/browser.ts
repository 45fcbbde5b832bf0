import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumLaunchOptions } from '../../scripts/lib/chromium.mjs';

/** A real Chromium. */
export async function openBrowser(options: { readonly ignoreDefaultArgs?: string[] } = {}): Promise<Browser> {
  return chromium.launch({ ...(await chromiumLaunchOptions()), ...options });
}

/** Somebody with a browser profile of their own, signed in at the demo. */
export interface Person {
  readonly context: BrowserContext;
  /** The tab in which they signed in. */
  readonly tab: Page;
  /** Opens another tab at a path. */
  open(path?: string): Promise<Page>;
  /** What the protected route of the demo answers to their cookie. */
  items(): Promise<number>;
}

/** Signs somebody in through the form. */
export async function signIn(browser: Browser, url: string, email = 'ann@example.com'): Promise<Person> {
  const context = await browser.newContext({ baseURL: url });
  const tab = await context.newPage();
  await tab.goto('/');
  await tab.getByLabel('Email').fill(email);
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signedIn(tab);
  return {
    context,
    tab,
    async open(path = '/') {
      const page = await context.newPage();
      await page.goto(path);
      await signedIn(page);
      return page;
    },
    items: async () => (await context.request.get('/api/items')).status(),
  };
}

/** Waits for a page that only somebody signed in sees. */
async function signedIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().waitFor();
}

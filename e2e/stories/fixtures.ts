import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { preview } from 'vite';
import { axeViolations } from '../harness/axe.ts';
import { ROOT } from './built.ts';

interface TestFixtures {
  /** After a failed test, a new worker opens a new page. */
  readonly storyPage: Page;
}

interface WorkerFixtures {
  /** With a trailing slash. */
  readonly storybook: string;
  /** One profile for all pages, so that they share the cache. */
  readonly profile: BrowserContext;
  /** Shared, because loading Storybook takes longer than most stories. */
  readonly sharedPage: Page;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  storybook: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await preview({
        configFile: false,
        logLevel: 'error',
        root: ROOT,
        build: { outDir: 'storybook-static' },
        preview: { host: '127.0.0.1', port: 0 },
      });
      await use(server.resolvedUrls?.local[0] ?? '');
      await server.close();
    },
    { scope: 'worker' },
  ],
  profile: [
    async ({ browser, storybook }, use) => {
      const context = await browser.newContext({ baseURL: storybook, reducedMotion: 'reduce' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  sharedPage: [async ({ profile }, use) => use(await profile.newPage()), { scope: 'worker' }],
  storyPage: async ({ sharedPage }, use) => watch(sharedPage, use),
  page: async ({ profile }, use) => {
    const page = await profile.newPage();
    await watch(page, use);
    await page.close();
  },
});

async function watch(page: Page, use: (page: Page) => Promise<void>): Promise<void> {
  const problems: string[] = [];
  // Chromium reports unhandled rejections here too.
  const onError = (error: Error) => problems.push(`page error: ${error.stack ?? error}`);
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // Storybook's own interface.
    if (message.location().url.includes('/sb-manager/')) return;
    // Storybook's own getter warns if anything lists the properties of the window.
    if (message.text().startsWith('Accessing the Story Store is deprecated')) return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  };
  page.on('pageerror', onError);
  page.on('console', onConsole);
  await use(page);
  page.off('pageerror', onError);
  page.off('console', onConsole);
  expect(problems, 'errors and warnings of the page').toEqual([]);
}

export async function expectNoViolations(page: Page): Promise<void> {
  expect(await axeViolations(page, { part: true })).toEqual([]);
}

export { expect };

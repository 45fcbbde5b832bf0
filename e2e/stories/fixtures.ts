import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { preview } from 'vite';
import { ROOT } from './built.ts';

interface WorkerFixtures {
  /** The address of the built Storybook, with a slash at its end. */
  readonly storybook: string;
  /** One profile for all pages, so that each page finds the bundles in the cache. */
  readonly profile: BrowserContext;
}

/** A test with a page of its own in front of the built Storybook. */
export const test = base.extend<object, WorkerFixtures>({
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
  page: async ({ profile }, use) => {
    const page = await profile.newPage();
    const problems: string[] = [];
    // An unhandled rejection is a page error too.
    page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('crash', () => problems.push('the page crashed'));
    await use(page);
    await page.close();
    expect(problems, 'errors and warnings of the page').toEqual([]);
  },
});

/** Fails if axe finds anything in the page or its frames. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

export { expect };

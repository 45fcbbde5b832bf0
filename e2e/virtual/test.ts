import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { type Demo, startDemo } from './demo.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { installPageTime, STREAM_HEADER } from './page-time.ts';
import { answerWithSite } from './sites.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

export interface Fixtures {
  readonly time: VirtualTime;
  readonly pass: VirtualTime['pass'];
  readonly startDemo: (settings?: Record<string, string>) => Promise<Demo>;
  /** The gateway to the pages of `e2e/fixtures`. */
  readonly site: Gateway;
  /** An error in one of its pages fails the test. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Such as `browser-only/?idle=15m`. */
  readonly open: (path: string, context?: BrowserContext) => Promise<Page>;
}

export { expect } from '@playwright/test';

export const test = base.extend<Fixtures>({
  time: async ({ browser }, use) => use(createVirtualTime(browser)),
  pass: async ({ time }, use) => use(time.pass),

  newContext: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      contexts.push(context);
      context.on('weberror', (error) => errors.push(`${error.page()?.url()}: ${error.error().stack}`));
      await context.addInitScript(installPageTime, STREAM_HEADER);
      return context;
    });
    for (const context of contexts) await context.close();
    if (errors.length > 0) throw new Error(`Errors in pages:\n${errors.join('\n')}`);
  },

  startDemo: async ({ time, newContext }, use, testInfo) => {
    const demos: Demo[] = [];
    await use(async (settings) => {
      const demo = await startDemo(time, newContext, settings);
      demos.push(demo);
      return demo;
    });
    for (const demo of demos) await demo.close();
    const log = demos.flatMap((demo) => demo.log).join('');
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('server.log', { body: log });
  },

  site: async ({ time }, use) => {
    const server = createServer(answerWithSite).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const gateway = await openGateway(time);
    gateway.target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use(gateway);
    await gateway.close();
    server.close();
  },

  open: async ({ site, newContext }, use) => {
    let shared: BrowserContext | undefined;
    await use(async (path, context) => {
      shared ??= context ?? (await newContext());
      const page = await (context ?? shared).newPage();
      await page.goto(`${site.url}/${path}`);
      return page;
    });
  },
});

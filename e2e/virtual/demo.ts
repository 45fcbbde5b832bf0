import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { createLog } from '../../apps/server/dist/log.js';
import { type RunningServer, startServer } from '../../apps/server/dist/server.js';
import { readSettings } from '../../apps/server/dist/settings.js';
import { type Gateway, openGateway } from './gateway.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Demo {
  readonly gateway: Gateway;
  readonly log: readonly string[];
  /** Uses a new browser profile. */
  signIn(email?: string, options?: SignInOptions): Promise<Person>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface SignInOptions extends BrowserContextOptions {
  /** Where the sign-in leads, and where further tabs open. @default '/settings', a page that does not poll */
  readonly path?: string;
  /** Runs in every page before its scripts. */
  readonly init?: () => void;
}

export interface Person {
  readonly context: BrowserContext;
  readonly tab: Page;
  open(path?: string): Promise<Page>;
  items(): Promise<number>;
}

/** The product's defaults, except for a store in memory. */
const DEFAULTS = { PORT: '0', CURFEW_DATA_DIR: 'memory', LOG_LEVEL: 'info' };

export async function startDemo(
  time: VirtualTime,
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>,
  settings: Record<string, string> = {},
): Promise<Demo> {
  const log: string[] = [];
  const gateway = await openGateway(time);
  let server: RunningServer;
  let closed: Promise<void> | undefined;

  async function start(): Promise<void> {
    server = await startServer(readSettings({ ...DEFAULTS, ...settings, CURFEW_ORIGIN: gateway.url }), {
      log: createLog('info', { write: (line: string) => void log.push(line) }),
      clock: time.server,
    });
    gateway.target = server.url;
  }
  await start();

  return {
    gateway,
    log,
    async signIn(email = 'ann@example.com', { path = '/settings', init, ...options } = {}) {
      const context = await newContext({ baseURL: gateway.url, ...options });
      if (init) await context.addInitScript(init);
      const tab = await context.newPage();
      await tab.goto(`/sign-in?returnTo=${path}`);
      await tab.getByLabel('Email').fill(email);
      await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
      await isSignedIn(tab);
      return {
        context,
        tab,
        async open(at = path) {
          const page = await context.newPage();
          await page.goto(at);
          await isSignedIn(page);
          return page;
        },
        items: async () => (await context.request.get('/api/items')).status(),
      };
    },
    async restart() {
      gateway.cut();
      await server.stop();
      await start();
    },
    close() {
      closed ??= gateway.close().then(() => server.stop());
      return closed;
    },
  };
}

async function isSignedIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().waitFor();
}

import { test as base, expect } from '@playwright/test';
import { firefoxCandidates } from '../../../scripts/lib/firefox.mjs';
import { onPath } from '../../../scripts/lib/on-path.mjs';
import { openCacheable } from '../../harness/cacheable.ts';
import { type Demo, startDemo } from '../../harness/demo.ts';
import { serveFixture } from '../../harness/fixture.ts';
import { openChromium } from './chromium.ts';
import { keep, keepEvidence } from './evidence.ts';
import { openFirefox } from './firefox.ts';
import { recordHistory } from './history.ts';
import { measurePace } from './pace.ts';
import { eventually, sees, until, untilAll } from './page-state.ts';
import { freeze } from './processes.ts';
import type { RealBrowser, Tab } from './real-browser.ts';
import { openWebKit } from './webkit.ts';

export interface Options {
  readonly engine: 'Chromium' | 'Firefox' | 'WebKit';
}

type FixturePage = 'browser-only' | 'covered' | 'modals';

export interface Stage {
  readonly browser: RealBrowser;
  /** Scales a duration of a quiet machine to this machine. */
  ms(usualMs: number): number;
  /**
   * Returns the address of a page without a server, on an origin of its own. Numbers in `query` are durations in ms.
   */
  page(name: FixturePage, query?: Readonly<Record<string, string | number>>): Promise<string>;
  open(url: string, ...prepare: (() => void)[]): Promise<Tab>;
  /** Opens two tabs, with activity in the first. The second is in front. */
  openTwo(url: string, ...prepare: (() => void)[]): Promise<[Tab, Tab]>;
  /** The process resumes when the returned function is called or the test ends. */
  freeze(pid: number): () => void;
}

/** Durations of a quiet machine, in ms. */
interface Durations {
  readonly idle: number;
  readonly warn: number;
  /** The demo's by default. */
  readonly max?: number;
}

interface Fixtures {
  readonly stage: Stage;
  /** Uses the demo's durations by default. Returns the server's address. */
  readonly startDemo: (durations?: Durations) => Promise<string>;
  /** Returns another address of a server, whose pages the browser may keep. */
  readonly cacheable: (url: string) => Promise<string>;
}

interface WorkerFixtures extends Options {
  readonly realBrowser: RealBrowser | null;
  readonly sites: (name: FixturePage) => Promise<string>;
  readonly pace: number;
}

type Engine = Options['engine'];

/** The program of each engine, if this machine has it. Chromium is found by Playwright. */
const PROGRAMS: Readonly<Record<Engine, () => string | undefined>> = {
  Chromium: () => '',
  Firefox: () => firefoxCandidates()[0],
  WebKit: () => (onPath('Xvfb').length > 0 ? onPath('WebKitWebDriver')[0] : undefined),
};

const OPEN: Readonly<Record<Engine, (program: string) => Promise<RealBrowser>>> = {
  Chromium: openChromium,
  Firefox: openFirefox,
  WebKit: openWebKit,
};

const ABSENT: Readonly<Record<Engine, string>> = {
  Chromium: 'Chromium was not found.',
  Firefox: 'Firefox was not found: set FIREFOX_PATH, or install it.',
  WebKit: "WebKit was not found: install Debian's webkit2gtk-driver and xvfb.",
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ['Chromium', { option: true, scope: 'worker' }],

  realBrowser: [
    async ({ engine }, use) => {
      const program = PROGRAMS[engine]();
      if (program === undefined) {
        if (process.env.CI === 'true') throw new Error(ABSENT[engine]);
        return use(null);
      }
      const browser = await OPEN[engine](program);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const sites = new Map<FixturePage, ReturnType<typeof serveFixture>>();
      await use(async (name) => {
        const site = sites.get(name) ?? serveFixture(name);
        sites.set(name, site);
        return (await site).url;
      });
      for (const site of sites.values()) await (await site).stop();
    },
    { scope: 'worker' },
  ],

  pace: [
    async ({ realBrowser, sites }, use) => {
      if (!realBrowser) return use(1);
      const url = await sites('browser-only');
      const pace = await measurePace(async () => {
        const tab = await realBrowser.newTab(recordHistory);
        await tab.goto(url);
        await eventually(() => sees(tab), 10).toBe('protected');
        return tab;
      });
      await use(pace);
    },
    { scope: 'worker' },
  ],

  stage: async ({ realBrowser, sites, pace, engine }, use, testInfo) => {
    if (!realBrowser) return testInfo.skip(true, ABSENT[engine]);
    testInfo.annotations.push({ type: 'pace', description: pace.toFixed(2) });
    const tabs: Tab[] = [];
    const thaws: (() => void)[] = [];

    async function open(url: string, ...prepare: (() => void)[]): Promise<Tab> {
      const tab = await (realBrowser as RealBrowser).newTab(recordHistory, ...prepare);
      tabs.push(tab);
      await tab.goto(url);
      return tab;
    }

    await use({
      browser: realBrowser,
      ms: (usualMs) => Math.round(usualMs * pace),
      async page(name, query = {}) {
        const values = Object.entries(query).map(([key, value]) => [
          key,
          typeof value === 'number' ? `${Math.round(value * pace)}ms` : value,
        ]);
        return `${ownOrigin(await sites(name))}?${new URLSearchParams(values)}`;
      },
      open,
      async openTwo(url, ...prepare) {
        const first = await open(url, ...prepare);
        // Opening a tab is not activity, and may take long.
        await first.moveTo(90, 90);
        const two: [Tab, Tab] = [first, await open(url, ...prepare)];
        await untilAll(two, 'protected');
        return two;
      },
      freeze(pid) {
        const thaw = freeze(pid);
        thaws.push(thaw);
        return thaw;
      },
    });

    for (const thaw of thaws) thaw();
    const errors = tabs.flatMap((tab, i) => tab.errors.map((error) => `Tab ${i + 1}: ${error}`));
    if (testInfo.status !== testInfo.expectedStatus || errors.length > 0) await keepEvidence(tabs, testInfo);
    await Promise.all(tabs.map((tab) => tab.close()));
    expect(errors, 'errors and rejections that no page has handled').toEqual([]);
  },

  startDemo: async ({ stage }, use, testInfo) => {
    let demo: Demo | undefined;
    await use(async (durations) => {
      const { idle, warn, max = 43_200_000 } = durations ?? { idle: 900_000, warn: 120_000 };
      const policy = {
        CURFEW_IDLE: `${stage.ms(idle)}ms`,
        CURFEW_WARN: `${stage.ms(warn)}ms`,
        CURFEW_MAX: `${stage.ms(max)}ms`,
      };
      demo = await startDemo({ ...policy, LOG_LEVEL: 'info' });
      return ownOrigin(demo.url);
    });
    await demo?.stop();
    if (demo && testInfo.status !== testInfo.expectedStatus)
      await keep(testInfo, 'server.log', 'text/plain', demo.log());
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  cacheable: async ({}, use) => {
    const proxies: Awaited<ReturnType<typeof openCacheable>>[] = [];
    await use(async (url) => {
      const proxy = await openCacheable(`http://127.0.0.1:${new URL(url).port}`);
      proxies.push(proxy);
      return ownOrigin(proxy.url);
    });
    for (const proxy of proxies) await proxy.close();
  },
});

/** Each test has its own host name, and so its own storage, cookies and channels. */
function ownOrigin(url: string): string {
  return `http://test-${++origins}.localhost:${new URL(url).port}/`;
}
let origins = 0;

export async function signInAt(tab: Tab, email: string): Promise<void> {
  await until(tab, 'sign-in');
  await tab.bringToFront();
  await tab.evaluate(() => document.querySelector<HTMLInputElement>('input[type=email]')?.focus(), null);
  await tab.type(email);
  await tab.press('Enter');
  await until(tab, 'protected');
}

/** Over the page, in the form of the gate. */
export async function signInAgain(tab: Tab, email: string): Promise<void> {
  await tab.evaluate(() => document.querySelector<HTMLInputElement>('input[type=email]')?.select(), null);
  await tab.type(email);
  await tab.press('Enter');
  await until(tab, 'protected');
}

export function itemsStatus(tab: Tab): Promise<number> {
  return tab.evaluate(async () => (await fetch('/api/items')).status, null);
}

/** Without further activity, by the page's clock. */
export function endsAt(tab: Tab): Promise<number> {
  return tab.evaluate(() => window.endsAt() ?? Number.NaN, null);
}

/** Without further activity, according to the server. */
export function endsAtServer(tab: Tab): Promise<number> {
  return tab.evaluate(async () => {
    const { idle } = await (await fetch('/curfew/v1/session')).json();
    return Date.now() + idle.remainingMs;
  }, null);
}

import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Demo, startDemo } from './demo.ts';
import { serveFixture } from './fixture.ts';
import type { RealBrowser, Tab } from './real-browser.ts';
import { until, untilAll } from './sights.ts';

/** A real browser, the page without a server, and the demo. */
export interface BrowserStage {
  readonly browser: RealBrowser;
  /** The address of the page without a server, on an origin that no other test has seen. */
  page(query: string): string;
  /** The address of the demo, on an origin that no other test has seen. */
  demo(): string;
  /** Opens a tab that goes when the test does. */
  open(url: string, ...prepare: (() => void)[]): Promise<Tab>;
  /** Opens two tabs, one after the other, with some activity in the first. The second is in front. */
  openTwo(url: string, ...prepare: (() => void)[]): Promise<[Tab, Tab]>;
}

/** The demo's policy here. */
export const DEMO_IDLE_MS = 10_000;

/** Sets the stage for all tests of one browser. */
export function browserStage(open: () => Promise<RealBrowser>): BrowserStage {
  let browser: RealBrowser;
  let demo: Demo;
  let fixture: Awaited<ReturnType<typeof serveFixture>>;
  let origins = 0;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    const settings = { CURFEW_IDLE: `${DEMO_IDLE_MS}ms`, CURFEW_WARN: '3s', CURFEW_MAX: '10m' };
    [browser, demo, fixture] = await Promise.all([open(), startDemo(settings), serveFixture('browser-only')]);
  });
  afterEach(async () => {
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await fixture?.stop();
  });

  /** A name of its own gives a test its own storage, cookies and channels. */
  function anew(url: string): string {
    const { port } = new URL(url);
    return `http://test-${++origins}.localhost:${port}/`;
  }

  async function openTab(url: string, ...prepare: (() => void)[]): Promise<Tab> {
    const tab = await browser.newTab(...prepare);
    tabs.push(tab);
    await tab.goto(url);
    return tab;
  }

  return {
    get browser() {
      return browser;
    },
    page: (query) => `${anew(fixture.url)}?${query}`,
    demo: () => anew(demo.url),
    open: openTab,
    async openTwo(url, ...prepare) {
      const first = await openTab(url, ...prepare);
      // Opening a tab is not activity, and may take long.
      await first.moveTo(90, 90);
      const two: [Tab, Tab] = [first, await openTab(url, ...prepare)];
      await untilAll(two, 'protected');
      return two;
    },
  };
}

/** Signs somebody in through the demo's form. */
export async function signInAt(tab: Tab, email: string): Promise<void> {
  await until(tab, 'sign-in');
  await tab.bringToFront();
  await tab.evaluate(() => document.querySelector<HTMLInputElement>('input[type=email]')?.focus(), null);
  await tab.type(email);
  await tab.press('Enter');
  await until(tab, 'protected');
}

/** What the protected route of the demo answers to the browser's cookie. */
export function itemsStatus(tab: Tab): Promise<number> {
  return tab.evaluate(async () => (await fetch('/api/items')).status, null);
}

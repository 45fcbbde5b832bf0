import type { Browser } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser, type Person, signIn } from './browser.ts';
import { type Demo, startDemo } from './demo.ts';

/** A demo server and a browser for the tests of one file. */
export interface Stage {
  readonly browser: Browser;
  /** Signs somebody in, in a browser profile of their own. */
  signIn(email?: string): Promise<Person>;
}

/** Sets the stage before the tests of a file, and clears it afterwards. */
export function stage(settings: Record<string, string>, options?: Parameters<typeof openBrowser>[0]): Stage {
  let demo: Demo;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(settings), openBrowser(options)]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });
  return {
    get browser() {
      return browser;
    },
    signIn: (email) => signIn(browser, demo.url, email),
  };
}

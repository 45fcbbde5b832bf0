import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signIn } from './harness/browser.ts';
import { type Demo, startDemo } from './harness/demo.ts';
import { keep, over, visible, warning } from './harness/session.ts';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  demo = await startDemo({ CURFEW_IDLE: '8s', CURFEW_WARN: '3s', CURFEW_MAX: '9s' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

it('ends the session at the maximum while the person types, and its dialog offers no way to stay', async () => {
  const { tab, open, items } = await signIn(browser, demo.url);
  const other = await open();
  const signedInAt = Date.now();
  const stop = keep(() => tab.keyboard.press('KeyA'), 100);
  await visible(warning(tab), warning(other));
  expect(await tab.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0);
  await visible(tab.getByRole('button', { name: 'Sign out now' }));
  await visible(over(tab), over(other));
  await stop();
  expect(Date.now() - signedInAt).toBeLessThan(10_000);
  await expect.poll(items).toBe(401);
});

it('lets the person go on working until then', async () => {
  const { tab } = await signIn(browser, demo.url);
  const stop = keep(() => tab.keyboard.press('KeyA'), 100);
  await visible(warning(tab));
  await tab.waitForTimeout(600);
  await tab.getByRole('button', { name: 'Keep working' }).click();
  await warning(tab).waitFor({ state: 'hidden' });
  await visible(tab.getByRole('button', { name: 'Sign out now' }));
  await visible(over(tab));
  await stop();
});

import { expect } from '@playwright/test';
import { historyOf, sightsSince, startTicks, valuesOf } from './harness/history.ts';
import { eventually, goBack, hasPassed, sees, until, untilPassed } from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { endsAt, type Stage, signInAt, test } from './harness/setup.ts';

/** Firefox does not cache a page that holds a Web Lock, as the leader does. */
async function expectCovered({ browser }: Stage, tab: Tab): Promise<void> {
  const entries = await historyOf(tab);
  const shown = entries.findLastIndex(({ what }) => what === 'show');
  if (browser.name === 'Firefox' && entries[shown]?.value === 'loaded') return;
  expect(entries[shown]?.value).toBe('from the cache');
  const sights = entries.slice(shown).filter(({ what }) => what === 'sees' || what === 'frame');
  expect(sights.map(({ value }) => value)).not.toContain('protected');
  expect(sights.map(({ what }) => what)).toContain('frame');
}

/** Navigates one tab away, signs out in a second, and goes back in the first once a third has received everything. */
async function backAfterSignOut(stage: Stage, [leaves, signsOut, third]: readonly [Tab, Tab, Tab], url: string) {
  await leaves.goto(await stage.page('browser-only'));
  await signsOut.bringToFront();
  // Messages of other tabs must not evict the page from the cache.
  await startTicks(signsOut);
  const leftAt = Date.now();
  await eventually(async () => {
    await signsOut.moveTo(90 + Math.random() * 50, 90);
    return valuesOf(await historyOf(signsOut, leftAt), 'post').length;
  }).toBeGreaterThan(0);
  const workedAt = Date.now();
  await signsOut.click('Sign out');
  await until(signsOut, 'over');
  await until(third, 'over');
  // Writes of one tab arrive in order. The end itself may bring no event, if the third tab writes it at the same moment.
  await signsOut.evaluate((marker) => localStorage.setItem('marker', marker), 'all is written');
  await eventually(async () => valuesOf(await historyOf(third, workedAt), 'stored')).toContain('all is written');
  await goBack(leaves, url);
}

test('shows no protected frame of a page whose session ended in the back/forward cache', {
  tag: '@every-change',
}, async ({ stage }) => {
  const url = await stage.page('browser-only', { idle: 4_000, warn: 1_000 });
  const tab = await stage.open(url);
  await until(tab, 'protected');
  const end = await endsAt(tab);
  await tab.goto(await stage.page('browser-only'));
  await untilPassed(end);
  await goBack(tab, url);
  await until(tab, 'over');
  await expectCovered(stage, tab);
});

test('shows no protected frame of a page without a server after a sign-out in another tab', {
  tag: '@every-change',
}, async ({ stage }) => {
  const url = await stage.page('browser-only');
  const tabs = [await stage.open(url), await stage.open(url), await stage.open(url)] as const;
  for (const tab of tabs) await until(tab, 'protected');
  await backAfterSignOut(stage, tabs, url);
  await until(tabs[0], 'over');
  await expectCovered(stage, tabs[0]);
});

/** Signs out while a tab with data of the demo shows another page, and goes back in it. */
async function signOutElsewhere(stage: Stage, url: string): Promise<Tab> {
  const [signsOut, leaves, third] = [
    await stage.open(url),
    await stage.open('about:blank'),
    await stage.open('about:blank'),
  ];
  await signInAt(signsOut, 'ann@example.com');
  for (const tab of [leaves, third]) {
    await tab.goto(`${url}orders`);
    await until(tab, 'protected');
  }
  expect(await countTables(leaves)).toBe(1);
  await backAfterSignOut(stage, [leaves, signsOut, third], url);
  await eventually(() => sees(leaves)).toMatch(/over|sign-in/);
  expect(await countTables(leaves)).toBe(0);
  return leaves;
}

test('shows no protected frame of an app whose pages are kept, after a sign-out in another tab', {
  tag: '@every-change',
}, async ({ stage, startDemo, cacheable }) => {
  await expectCovered(stage, await signOutElsewhere(stage, await cacheable(await startDemo())));
});

test('loads a page of the demo anew on Back, because the sign-out evicts it from the cache', async ({
  stage,
  startDemo,
}) => {
  const tab = await signOutElsewhere(stage, await startDemo());
  const entries = await historyOf(tab);
  const shown = entries.findLastIndex(({ what }) => what === 'show');
  expect(entries[shown]?.value).toBe('loaded');
  const sights = entries.slice(shown).filter(({ what }) => what === 'sees' || what === 'frame');
  expect(sights.map(({ value }) => value)).not.toContain('protected');
});

test('shows a page from the back/forward cache if its session is active', async ({ stage }) => {
  const url = await stage.page('browser-only');
  const tab = await stage.open(url);
  await until(tab, 'protected');
  await tab.goto(await stage.page('browser-only'));
  const leftAt = Date.now();
  await goBack(tab, url);
  await until(tab, 'protected');
  expect(await sightsSince(tab, leftAt)).not.toContain('over');
});

test('shows no protected content on Back within the demo after a sign-out', async ({ stage, startDemo }) => {
  const tab = await stage.open(await startDemo());
  await signInAt(tab, 'ann@example.com');
  for (const path of ['/orders', '/customers']) {
    await tab.clickAt(`nav a[href="${path}"]`);
    await eventually(() => tab.evaluate(() => location.pathname, null)).toBe(path);
    await eventually(() => countTables(tab)).toBe(1);
  }
  await startTicks(tab);
  await tab.click('Sign out');
  const signedOutAt = await until(tab, 'over');
  for (const path of ['/orders', '/']) {
    const wentAt = await tab.evaluate(() => {
      history.back();
      return Date.now();
    }, null);
    await eventually(() => tab.evaluate(() => location.pathname, null)).toBe(path);
    await eventually(() => hasPassed(tab, wentAt)).toBe(true);
    expect(await countTables(tab)).toBe(0);
  }
  expect(await sightsSince(tab, signedOutAt)).toEqual(['over']);
});

function countTables(tab: Tab): Promise<number> {
  return tab.evaluate(() => document.querySelectorAll('table').length, null);
}

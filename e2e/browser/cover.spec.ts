import { expect } from '@playwright/test';
import type { CoveredPage } from '../fixtures/covered/main.ts';
import { historyOf, valuesOf } from './harness/history.ts';
import { eventually, pressBack } from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { type Stage, test } from './harness/setup.ts';

declare const covered: CoveredPage;

test.beforeEach(({ stage }) => {
  test.skip(stage.browser.name === 'Firefox', 'Firefox neither reports paints nor caches a page that holds a lock.');
});

async function open(stage: Stage, url: string): Promise<Tab> {
  const tab = await stage.open(url);
  await eventually(() => firstFrames(tab)).toHaveLength(1);
  return tab;
}

function firstFrames(tab: Tab): Promise<CoveredPage['firstFrames']> {
  return tab.evaluate(() => (typeof covered === 'undefined' ? [] : covered.firstFrames), null);
}

function mark(tab: Tab): Promise<string | undefined> {
  return tab.evaluate(() => document.documentElement.dataset.curfew, null);
}

/** A control element is painted last, so that all earlier paints have been reported. */
function paints(tab: Tab): Promise<number> {
  return tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const identifiers: string[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            identifiers.push((entry as PerformanceEntry & { identifier: string }).identifier);
          if (identifiers.includes('control')) resolve(identifiers.filter((one) => one === 'protected').length);
        }).observe({ type: 'element', buffered: true });
        const control = document.createElement('p');
        control.setAttribute('elementtiming', 'control');
        control.textContent = 'Control';
        control.style.visibility = 'visible';
        document.body.append(control);
      }),
    null,
  );
}

test('paints the protected words while the session is active', async ({ stage }) => {
  const tab = await open(stage, await stage.page('covered'));
  expect(await paints(tab)).toBe(1);
  await tab.evaluate(() => location.reload(), null);
  await eventually(() => firstFrames(tab).catch(() => [])).toHaveLength(1);
  expect(await paints(tab)).toBe(1);
  expect(await tab.evaluate(() => covered.snapshotAtImport.status, null)).toBe('active');
});

test('never paints the protected words in a page that is reloaded after the end', async ({ stage }) => {
  const tab = await open(stage, await stage.page('covered'));
  await tab.evaluate(() => covered.session.signOut(), null);
  await tab.evaluate(() => location.reload(), null);
  await eventually(() => firstFrames(tab).catch(() => [])).toHaveLength(1);
  await eventually(() => mark(tab)).toBe('ended');
  expect(await paints(tab)).toBe(0);
  expect(await tab.evaluate(() => covered.snapshotAtImport, null)).toMatchObject({
    status: 'ended',
    reason: 'signed-out',
  });
});

test('hides a covered page in its first frame from the cache after a sign-out in another tab', async ({ stage }) => {
  const url = await stage.page('covered');
  const [left, other, third] = [await open(stage, url), await open(stage, url), await open(stage, url)];
  await left.goto('about:blank');
  await other.evaluate(() => covered.session.signOut(), null);
  await eventually(() => mark(third)).toBe('ended');
  await eventually(async () => valuesOf(await historyOf(third), 'stored').join()).toContain('signed-out');
  await left.bringToFront();
  await pressBack(left);
  await eventually(() => mark(left).catch(() => null)).toBe('ended');
  await eventually(() => firstFrames(left)).toEqual([
    { persisted: false, seen: true },
    { persisted: true, seen: false },
  ]);
});

test('uncovers a page from the cache if its session is active', async ({ stage }) => {
  const tab = await open(stage, await stage.page('covered'));
  await tab.goto('about:blank');
  await pressBack(tab);
  await eventually(() => firstFrames(tab).catch(() => [])).toHaveLength(2);
  await eventually(() => mark(tab)).toBeUndefined();
});

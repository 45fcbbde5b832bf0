import { expect } from '@playwright/test';
import { sightsSince, startTicks } from './harness/history.ts';
import { noBroadcastChannel, storageBlocked, storageFull } from './harness/init-scripts.ts';
import { hasPassed, until, untilAll, workUntil } from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { endsAt, endsAtServer, signInAt, test } from './harness/setup.ts';

async function expectAgreement([hidden, front]: readonly [Tab, Tab], readEnd: (tab: Tab) => Promise<number>) {
  await startTicks(hidden);
  const since = Date.now();
  const endWithoutWork = await readEnd(front);
  await workUntil(front, () => hasPassed(hidden, endWithoutWork));
  expect(await sightsSince(hidden, since)).toEqual([]);
  const endIfIgnored = await readEnd(front);
  await front.click('Sign out');
  await until(front, 'over');
  expect(await until(hidden, 'over')).toBeLessThan(endIfIgnored);
}

test('shares activity and sign-out between tabs without BroadcastChannel', async ({ stage }) => {
  const url = await stage.page('browser-only', { idle: 6_000, warn: 1_000 });
  const tabs = await stage.openTwo(url, noBroadcastChannel);
  for (const tab of tabs) expect(await tab.evaluate(() => typeof BroadcastChannel, null)).toBe('undefined');
  await expectAgreement(tabs, endsAt);
});

test('ends a tab at its next input after a sign-out in a tab without BroadcastChannel', async ({ stage }) => {
  const url = await stage.page('browser-only');
  const [one, other] = [await stage.open(url), await stage.open(url, noBroadcastChannel)];
  await untilAll([one, other], 'protected');
  await other.click('Sign out');
  await until(other, 'over');
  await one.bringToFront();
  await one.press('KeyA');
  await until(one, 'over');
});

for (const [state, condition, refusal] of [
  ['blocked', storageBlocked, 'SecurityError'],
  ['full', storageFull, 'QuotaExceededError'],
] as const)
  test(`shares activity and sign-out between tabs when storage is ${state}`, async ({ stage, startDemo }) => {
    const url = await startDemo({ idle: 8_000, warn: 2_000 });
    const hidden = await stage.open(url, condition);
    expect(await hidden.evaluate(tryToStore, null)).toBe(refusal);
    await signInAt(hidden, 'ann@example.com');
    const front = await stage.open(url, condition);
    await until(front, 'protected');
    await expectAgreement([hidden, front], endsAtServer);
  });

function tryToStore(): string {
  try {
    localStorage.setItem('one', 'x'.repeat(100));
    return 'nothing';
  } catch (error) {
    return (error as DOMException).name;
  }
}

import { expect } from '@playwright/test';
import { historyOf, sightsSince, startTicks, valuesOf } from './harness/history.ts';
import { expectObeyed, expectPunctual, hasPassed, until, workUntil } from './harness/page-state.ts';
import { endsAt, test } from './harness/setup.ts';

const isHidden = () => document.visibilityState === 'hidden';

test('ends hidden tabs as soon as the browser lets a timer fire', { tag: '@every-change' }, async ({ stage }) => {
  // The browser may delay the warning by a second, and it must come before the end.
  const tabs = await stage.openTwo(await stage.page('browser-only', { idle: 6_000, warn: 3_000 }));
  await stage.open('about:blank');
  for (const tab of tabs) {
    expect(await tab.evaluate(isHidden, null)).toBe(true);
    await startTicks(tab);
  }
  for (const tab of tabs) await expectPunctual(tab, await until(tab, 'over'), await endsAt(tab));
  for (const tab of tabs) expect(valuesOf(await historyOf(tab), 'sees')).toEqual(['protected', 'warning', 'over']);
});

test('keeps a hidden tab active while the front tab is used, and ends it with the sign-out', {
  tag: '@every-change',
}, async ({ stage }) => {
  const [hidden, front] = await stage.openTwo(await stage.page('browser-only', { idle: 5_000, warn: 1_000 }));
  expect(await hidden.evaluate(isHidden, null)).toBe(true);
  await startTicks(hidden);
  const openedAt = await hidden.evaluate(() => Date.now(), null);
  const endWithoutWork = await endsAt(hidden);
  await workUntil(front, () => hasPassed(hidden, endWithoutWork));
  expect(await sightsSince(hidden, openedAt)).toEqual([]);
  await front.click('Sign out');
  await expectObeyed(hidden, await until(hidden, 'over'));
  expect(await sightsSince(hidden, openedAt)).toEqual(['over']);
});

import { expect } from '@playwright/test';
import { sightsSince, startTicks } from './harness/history.ts';
import { eventually, expectObeyed, hasPassed, until, untilAll, workUntil } from './harness/page-state.ts';
import { leaderOf, rendererOf } from './harness/processes.ts';
import { endsAtServer, itemsStatus, signInAt, test } from './harness/setup.ts';

test('elects another leader when the leader crashes, and ends the other tabs with its sign-out', {
  tag: '@every-change',
}, async ({ stage, startDemo }) => {
  test.skip(stage.browser.name === 'Firefox', 'Firefox renders all tabs of a site in one process.');
  const url = await startDemo({ idle: 8_000, warn: 2_000 });
  const leader = await stage.open(url);
  await signInAt(leader, 'ann@example.com');
  const hidden = await stage.open(url);
  const front = await stage.open(url);
  await untilAll([hidden, front], 'protected');
  await startTicks(hidden);
  const endAtFirst = await endsAtServer(front);
  // The leader reports this activity, so that the session does not depend on the time to open the tabs.
  await workUntil(front, async () => (await endsAtServer(front)) > endAtFirst + stage.ms(1_000));
  const crashedLeader = await leaderOf(front);
  const renderer = await rendererOf(stage.browser, leader);
  for (const tab of [hidden, front]) expect(await rendererOf(stage.browser, tab)).not.toBe(renderer);

  const crashedAt = Date.now();
  const endWithoutWork = await endsAtServer(front);
  process.kill(renderer, 'SIGKILL');
  await eventually(() => leaderOf(front)).not.toBe(crashedLeader);
  await eventually(() => leaderOf(front)).toBeTruthy();
  await workUntil(front, () => hasPassed(hidden, endWithoutWork));
  expect(await itemsStatus(front)).toBe(200);
  expect(await sightsSince(hidden, crashedAt)).toEqual([]);

  await front.click('Sign out');
  await expectObeyed(hidden, await until(hidden, 'over'));
  await eventually(() => itemsStatus(front)).toBe(401);
});

import { expect } from '@playwright/test';
import { historyOf, sightsSince, startTicks, valuesOf } from './harness/history.ts';
import { hasPassed, sees, until, untilAll, untilPassed, workUntil } from './harness/page-state.ts';
import { leaderOf, rendererOf } from './harness/processes.ts';
import type { Tab } from './harness/real-browser.ts';
import { endsAt, endsAtServer, itemsStatus, type Stage, signInAt, test } from './harness/setup.ts';

async function wakeByKey(stage: Stage, tab: Tab, readEnd: (tab: Tab) => Promise<number>): Promise<void> {
  const renderer = await rendererOf(stage.browser, tab);
  const end = await readEnd(tab);
  const thaw = stage.freeze(renderer);
  await untilPassed(end);
  const pressed = tab.press('KeyA');
  thaw();
  await pressed;
  await until(tab, 'over');
  await tab.press('KeyA');
  const sinceEnd = await historyOf(tab, end);
  expect(valuesOf(sinceEnd, 'input')).toEqual(['keydown', 'keydown']);
  expect(valuesOf(sinceEnd, 'sees').at(-1)).toBe('over');
  expect(await sees(tab)).toBe('over');
}

test('ends a tab that was frozen past the deadline, and does not revive it with the key press that resumes it', async ({
  stage,
}) => {
  const tab = await stage.open(await stage.page('browser-only', { idle: 4_000, warn: 1_000 }));
  await until(tab, 'protected');
  const end = await endsAt(tab);
  await wakeByKey(stage, tab, endsAt);
  expect(await endsAt(tab)).toBe(end);
});

test('ends a tab that was frozen past the deadline, on the server too', { tag: '@every-change' }, async ({
  stage,
  startDemo,
}) => {
  const tab = await stage.open(await startDemo({ idle: 8_000, warn: 2_000 }));
  await signInAt(tab, 'ann@example.com');
  await wakeByKey(stage, tab, endsAtServer);
  expect(await itemsStatus(tab)).toBe(401);
});

test('replaces a frozen leader, which resumes with an active session', { tag: '@every-change' }, async ({
  stage,
  startDemo,
}) => {
  test.skip(stage.browser.name === 'Firefox', 'Firefox renders all tabs of a site in one process.');
  const url = await startDemo({ idle: 8_000, warn: 2_000 });
  const leader = await stage.open(url);
  await signInAt(leader, 'ann@example.com');
  const other = await stage.open(url);
  await until(other, 'protected');
  await startTicks(leader);
  await startTicks(other);
  const renderer = await rendererOf(stage.browser, leader);
  const first = await leaderOf(other);
  const endAtFirst = await endsAtServer(other);
  // The leader reports this activity, so that the session does not depend on the time to open the tabs.
  await workUntil(other, async () => (await endsAtServer(other)) > endAtFirst + stage.ms(1_000));
  const endWithoutWork = await endsAtServer(other);
  const frozenAt = Date.now();
  const thaw = stage.freeze(renderer);
  await workUntil(other, async () => (await leaderOf(other)) !== first);
  await workUntil(other, () => hasPassed(other, endWithoutWork));
  expect(await itemsStatus(other)).toBe(200);
  const thawedAt = Date.now();
  thaw();
  await workUntil(other, () => hasPassed(leader, thawedAt));
  await untilAll([leader, other], 'protected');
  for (const tab of [leader, other]) {
    const sights = await sightsSince(tab, frozenAt);
    expect(sights).not.toContain('warning');
    expect(sights).not.toContain('over');
  }
});

import { expect, it } from 'vitest';
import type { ServerReply } from '../../../src/ports.ts';
import { DURATIONS } from '../schedule.ts';
import { obeysTheServer } from './obeys-the-server.ts';
import { active, ended, POLICY, S1, S2, setScene } from './test-scene.ts';

function scene() {
  const set = setScene(obeysTheServer, { withServer: true });
  const tab = set.open();
  const answer = (remainingMs: number, rev = 1, sentAt = set.now()) => {
    const state = {
      v: 1,
      state: 'active',
      sid: S1,
      now: set.now(),
      idle: { remainingMs, ageMs: 0 },
      max: { remainingMs: DURATIONS.maxMs },
      policy: { id: 'default', version: POLICY.version, ...DURATIONS },
      rev,
    } as const;
    set.check.onReply?.(tab, { state } satisfies ServerReply, sentAt);
  };
  const run = () => {
    set.check.onStep?.(tab);
    return set.reported();
  };
  return { ...set, tab, answer, run };
}

it("accepts a tab that has the server's deadline, policy and end", () => {
  const { answer, check, pass, run, server, tab } = scene();
  answer(DURATIONS.idleMs);
  pass(11_001);
  run();
  server.session = { ...server.session, ended: 'revoked' };
  tab.shows = ended('revoked');
  check.onReply?.(tab, { ended: 'revoked' }, 0);
  pass(100_000);
  expect(run()).toEqual([]);
});

it('reports a tab that is active after the server has reported the end', () => {
  const { check, now, run, tab } = scene();
  check.onReply?.(tab, { ended: 'revoked' }, now());
  expect(run()).toEqual(['I1 tab 1 is active although the server has reported the end']);
});

it('accepts a tab that is covered while it asks who has signed in', () => {
  const { check, now, run, tab } = scene();
  check.onReply?.(tab, { ended: 'superseded' }, now());
  tab.shows = active({ verifying: true });
  expect(run()).toEqual([]);
  tab.shows = active();
  expect(run()).toEqual(['I1 tab 1 is active although the server has reported the end']);
});

it('accepts a late reply to what the tab asked before it went on with the next session', () => {
  const { check, now, pass, run, tab } = scene();
  run();
  const sentAt = now();
  pass(1);
  tab.shows = active({ id: S2 });
  run();
  check.onReply?.(tab, { ended: 'superseded' }, sentAt);
  expect(run()).toEqual([]);
});

it('requires the end that it has asked for after it went on, and not one of the same instant', () => {
  const { check, now, pass, run, tab } = scene();
  run();
  tab.shows = active({ id: S2 });
  run();
  check.onReply?.(tab, { ended: 'policy' }, now());
  expect(run()).toEqual([]);
  pass(1);
  check.onReply?.(tab, { ended: 'policy' }, now());
  expect(run()).toEqual(['I1 tab 1 is active although the server has reported the end']);
});

it("reports a deadline that is later than the server's last", () => {
  const { answer, pass, run } = scene();
  answer(DURATIONS.idleMs - 501);
  pass(11_000);
  expect(run()).toEqual([]);
  pass(1);
  expect(run()).toEqual(['I1 tab 1 is active 501 ms longer than the server allows']);
});

it('reports input that the server counts and that did not occur', () => {
  const { run, server } = scene();
  server.session = { ...server.session, seenAt: server.session.seenAt + 500 };
  expect(run()).toEqual([]);
  server.session = { ...server.session, seenAt: server.session.seenAt + 1 };
  expect(run()).toEqual(['I1 the server counts input 501 ms after the last']);
});

it('reports a tab that does not receive an end or a policy', () => {
  const { history, pass, run, server } = scene();
  history.policyVersion = () => 2;
  expect(run()).toEqual(['I1 tab 1 does not have the policy 25000 ms after it was changed']);
  server.session = { ...server.session, ended: 'revoked' };
  run();
  pass(25_000);
  expect(run()).toHaveLength(1);
  pass(1);
  expect(run().at(-1)).toBe('I1 tab 1 is active 25000 ms after the server ended the session');
});

it('reports a missed end or policy after the next timer if the message was lost and storage could not be written', () => {
  const { history, pass, run, server } = scene();
  let heardMs = 30_100;
  history.policyVersion = () => 2;
  history.calmMs = (...troubles) => ({ channel: heardMs, disk: 0 })[troubles.join()] ?? 95_000;
  server.session = { ...server.session, ended: 'revoked' };
  run();
  pass(90_000);
  expect(run()).toEqual([]);
  server.session = { ...server.session, ended: null };
  expect(run()).toEqual([]);
  heardMs++;
  run();
  server.session = { ...server.session, ended: 'revoked' };
  run();
  pass(90_000);
  expect(run()).toEqual([
    'I1 tab 1 does not have the policy 25000 ms after it was changed',
    'I1 tab 1 is active 25000 ms after the server ended the session',
  ]);
});

it('reports a missed end if the message arrived, or storage was written', () => {
  const { history, pass, run, server } = scene();
  history.calmMs = (...troubles) => ({ channel: 26_000, disk: 26_000 })[troubles.join()] ?? 95_000;
  server.session = { ...server.session, ended: 'revoked' };
  run();
  pass(25_001);
  expect(run()).toEqual(['I1 tab 1 is active 25000 ms after the server ended the session']);
});

it('ignores a reply to what the tab asked before it was signed in', () => {
  const { answer, check, now, pass, run, tab } = scene();
  const before = now();
  pass(1);
  check.onAction?.({ do: 'signed in' }, tab);
  answer(DURATIONS.idleMs - 501, 1, before);
  check.onReply?.(tab, { ended: 'revoked' }, before);
  pass(11_001);
  expect(run()).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { SessionState } from '../protocol.ts';
import { type Travel, toFacts } from './to-facts.ts';

/** The session began at 0, its last input was at 100 s, and the server read it at 130 s. */
const state: SessionState = {
  v: 1,
  state: 'active',
  sid: 'a',
  now: 9_000_000,
  idle: { remainingMs: 30_000, ageMs: 30_000 },
  max: { remainingMs: 470_000 },
  policy: { id: 'default', version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 },
  rev: 1,
};
const travel = (sentAt: number, receivedAt: number): Travel => ({ sentAt, receivedAt, reportedAt: null });
const first = toFacts(state, travel(129_600, 130_200), null);

/** The same state some time later. */
function later(ms: number, change: Partial<SessionState> = {}): SessionState {
  const { idle, max } = state;
  return {
    ...state,
    idle: { ...idle, remainingMs: idle.remainingMs - ms, ageMs: idle.ageMs + ms },
    max: { ...max, remainingMs: max.remainingMs - ms },
    ...change,
  };
}

describe('toFacts', () => {
  it('counts from the start of the request, so that deadlines are early by the travel time, never late', () => {
    expect(first).toMatchObject({
      startedAt: -400,
      lastActivityAt: 99_600,
      server: { idleAt: 159_600, maxAt: 599_600, ackedAt: 99_600 },
    });
  });

  it.each([
    ['faster', travel(139_900, 140_100)],
    ['slower', travel(138_000, 143_000)],
  ])('moves no deadline when a %s response agrees', (_, way) => {
    expect(toFacts(later(10_000), way, first)).toEqual(first);
  });

  it('moves deadlines that are early by more than a second, as after a slow first response or a clock set forward', () => {
    const slow = toFacts(state, travel(125_000, 131_000), null);
    const { server, lastActivityAt } = toFacts(later(10_000), travel(139_900, 140_100), slow);
    expect(server).toMatchObject({ idleAt: 159_900, maxAt: 599_900 });
    expect(lastActivityAt).toBe(99_900);
  });

  it('moves deadlines that are late, as when the clock lost a sleep', () => {
    const { server } = toFacts(later(10_000, { rev: 2 }), travel(134_900, 135_100), first);
    expect(server).toMatchObject({ idleAt: 154_900, maxAt: 594_900 });
  });

  it('keeps the absolute deadline when the session is extended', () => {
    const extended = later(10_000, { rev: 2, idle: { remainingMs: 59_000, ageMs: 1_000 } });
    const { server, lastActivityAt } = toFacts(extended, travel(139_900, 140_100), first);
    expect(server).toEqual({ version: 1, rev: 2, idleAt: 198_900, maxAt: 599_600, ackedAt: 138_900 });
    expect(lastActivityAt).toBe(138_900);
  });

  it('applies a new policy exactly, even if it differs little', () => {
    const { idle, max } = later(10_000);
    const shorter = later(10_000, {
      policy: { ...state.policy, version: 2 },
      idle: { ...idle, remainingMs: idle.remainingMs - 300 },
      max: { ...max, remainingMs: max.remainingMs - 300 },
    });
    const { server } = toFacts(shorter, travel(140_000, 140_700), first);
    expect(server).toMatchObject({ version: 2, idleAt: 159_700, maxAt: 599_700 });
  });

  it('does not take the grace after a lowered timeout for activity', () => {
    const idle = { remainingMs: 30_000, ageMs: 40_000 };
    const lowered = later(10_000, { policy: { ...state.policy, version: 2, idleMs: 20_000 }, idle });
    expect(toFacts(lowered, travel(140_000, 140_100), null).lastActivityAt).toBe(100_000);
    expect(toFacts(lowered, travel(140_000, 140_100), first).lastActivityAt).toBe(99_600);
  });

  it('acknowledges only what the request reported or the server knows', () => {
    const busy = { ...first, lastActivityAt: 100_100 };
    expect(toFacts(later(10_000), travel(139_900, 140_100), busy).server?.ackedAt).toBe(99_600);
    const reported = { ...travel(139_900, 140_100), reportedAt: 100_100 };
    expect(toFacts(later(10_000, { rev: 2 }), reported, busy).server?.ackedAt).toBe(100_100);
  });

  it('keeps no facts of another session', () => {
    const { startedAt, lastActivityAt } = toFacts(later(10_000, { sid: 'b' }), travel(139_900, 140_100), first);
    expect([startedAt, lastActivityAt]).toEqual([-100, 99_900]);
  });
});

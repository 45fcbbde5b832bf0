import { describe, expect, it } from 'vitest';
import { begin } from './facts.ts';
import { type Hold, holdMs, nextHoldAt } from './hold.ts';
import { throttleMs } from './policy.ts';
import { snapshotAt } from './snapshot.ts';
import { statusAt } from './status.ts';
import { transition } from './transition.ts';

const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const fresh = begin({ id: 'x', policy }, 0);
const video: Hold = { label: 'video', until: 300_000 };
const call: Hold = { label: 'call', until: 40_000 };

describe('holdMs', () => {
  it.each([
    [{ idleMs: 900_000, warnMs: 120_000 }, 60_000],
    [{ idleMs: 60_000, warnMs: 20_000 }, 15_000],
    [{ idleMs: 60_000, warnMs: 58_000 }, 1_000],
    [{ idleMs: 4_000, warnMs: 0 }, 1_000],
  ])('returns for %j %i ms: two periods fit before the warning, a throttle window fits into one', (durations, ms) => {
    const given = { ...policy, ...durations };
    expect(holdMs(given)).toBe(ms);
    expect(2 * holdMs(given)).toBeLessThanOrEqual(given.idleMs - given.warnMs);
    expect(holdMs(given)).toBeGreaterThanOrEqual(throttleMs(given));
  });
});

describe('nextHoldAt', () => {
  it('returns one hold period after the last activity of any kind', () => {
    expect(nextHoldAt(fresh, [video], 1)).toBe(15_000);
    expect(nextHoldAt({ ...fresh, lastActivityAt: 10_000 }, [video], 11_000)).toBe(25_000);
    expect(nextHoldAt(fresh, [video], 16_000)).toBe(15_000);
  });

  it('returns the limit of a hold if that comes first, and ignores expired holds', () => {
    const facts = { ...fresh, lastActivityAt: 30_000 };
    expect(nextHoldAt(facts, [call], 30_000)).toBe(40_000);
    expect(nextHoldAt(facts, [call], 39_999)).toBe(40_000);
    expect(nextHoldAt(facts, [call], 40_000)).toBe(Infinity);
    expect(nextHoldAt(facts, [call, video], 40_000)).toBe(45_000);
    expect(nextHoldAt(facts, [], 30_000)).toBe(Infinity);
  });

  it('does not count holds during an idle warning, but counts them during a warning about the absolute timeout', () => {
    expect(nextHoldAt(fresh, [video], 40_000)).toBe(300_000);
    const late = { ...fresh, lastActivityAt: 580_000 };
    expect(nextHoldAt(late, [{ ...video, until: 1e9 }], 590_000)).toBe(595_000);
  });

  it('does not count holds after the end, whether or not the end is recorded', () => {
    expect(nextHoldAt(fresh, [video], 60_000)).toBe(300_000);
    const ended = { ...fresh, ended: { reason: 'revoked', at: 5 } } as const;
    expect(nextHoldAt(ended, [video], 16_000)).toBe(300_000);
  });

  it('prevents idle warnings, but not the absolute timeout', () => {
    const hold = { label: 'call', until: 1e9 };
    let facts = fresh;
    for (let now = 0; now < 600_000; now += 500) {
      if (nextHoldAt(facts, [hold], now) <= now) [facts] = transition(facts, { type: 'activity' }, now);
      const status = statusAt(facts, now);
      expect(status.status === 'warning' ? status.limit : status.status).toBe(now < 580_000 ? 'active' : 'max');
    }
    expect(statusAt(facts, 600_000)).toMatchObject({ status: 'ended', reason: 'max' });
  });
});

describe('SessionSnapshot.holds', () => {
  it('lists the labels of the holds that count', () => {
    expect(snapshotAt(fresh, 1, { holds: [video, call] }).holds).toEqual(['video', 'call']);
    expect(snapshotAt({ ...fresh, lastActivityAt: 40_000 }, 40_000, { holds: [video, call] }).holds).toEqual(['video']);
    expect(snapshotAt(fresh, 60_000, { verifying: true, holds: [video] }).holds).toEqual([]);
    expect(snapshotAt(null, 1, { holds: [video] }).holds).toEqual([]);
  });
});

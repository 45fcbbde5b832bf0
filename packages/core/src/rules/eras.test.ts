import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../state/index.ts';
import { policyOf, sidTime } from './eras.ts';
import { lifeOf } from './expiry.ts';
import { firstPolicy, savedPolicy } from './policy-change.ts';
import type { PolicyRecord } from './records.ts';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;
const FIRST = { idleMs: 15 * MINUTE, maxMs: 120 * MINUTE, warnMs: MINUTE };
const LATER = { idleMs: 5 * MINUTE, maxMs: 60 * MINUTE, warnMs: MINUTE };

const sid = (time: number) => uuidv7(time, new Uint8Array(10));
const later = (policy: PolicyRecord, now: number, durations = LATER) => {
  const saved = savedPolicy(policy, { durations, apply: 'next-sign-in' }, now);
  if (!saved) throw new Error('It was refused.');
  return saved;
};

describe('a save at the next sign-in', () => {
  it('divides sessions by the time of their ids, at the ms after the save', () => {
    const first = firstPolicy('p', FIRST, NOW);
    const saved = later(first, NOW + 10);
    expect(saved).toMatchObject({ version: 2, ...LATER, updatedAt: NOW + 10 });
    expect(policyOf(saved, sid(NOW + 10))).toMatchObject({ ...first, id: 'p' });
    expect(policyOf(saved, sid(NOW + 11))).toBe(saved);
    expect(sidTime(saved, NOW + 10)).toBe(NOW + 11);
    expect(sidTime(saved, NOW + 12)).toBe(NOW + 12);
    expect([policyOf(first, sid(NOW)), sidTime(first, NOW)]).toEqual([first, NOW]);
  });

  it('keeps two saves of one ms apart, for a session between them', () => {
    const second = later(firstPolicy('p', FIRST, NOW), NOW);
    const between = sid(sidTime(second, NOW));
    const third = later(second, NOW);
    expect(policyOf(third, between).version).toBe(2);
    expect(policyOf(third, sid(sidTime(third, NOW))).version).toBe(3);
  });

  it('is followed by one for all, each from the durations that it had', () => {
    const second = later(firstPolicy('p', FIRST, NOW), NOW);
    const third = savedPolicy(second, { durations: { ...FIRST, idleMs: 30 * MINUTE } }, NOW + 40 * MINUTE);
    if (!third) throw new Error('It was refused.');
    const old = policyOf(third, sid(NOW));
    expect([old.version, third.version]).toEqual([3, 3]);
    expect([old.idleMs, third.idleMs]).toEqual([30 * MINUTE, 30 * MINUTE]);
    expect(old.seenWatermark).toBe(NOW + 25 * MINUTE);
    expect(third.seenWatermark).toBe(NOW + 35 * MINUTE);
    expect(old.createdWatermark).toBe(NOW - 80 * MINUTE);
    expect(third.createdWatermark).toBe(NOW - 20 * MINUTE);
  });

  it('is refused after ten, unless the sessions of the first have reached the absolute timeout', () => {
    let policy = firstPolicy('p', FIRST, NOW);
    for (let n = 0; n < 10; n++) policy = later(policy, NOW + n);
    const again = { durations: LATER, apply: 'next-sign-in' } as const;
    expect(savedPolicy(policy, again, NOW + 60 * MINUTE)).toBeNull();
    expect(savedPolicy(policy, { durations: LATER }, NOW + 60 * MINUTE)?.earlier).toHaveLength(10);
    // The first has the longest timeout. Until it is over, those after it are kept too.
    expect(savedPolicy(policy, again, NOW + 119 * MINUTE)).toBeNull();
    expect(savedPolicy(policy, again, NOW + 121 * MINUTE)?.earlier).toHaveLength(2);
  });

  it('revives no session whose era is not kept any more', () => {
    let policy = firstPolicy('p', FIRST, NOW);
    policy = later(policy, NOW, LATER);
    policy = later(policy, NOW + 30 * MINUTE, LATER);
    policy = later(policy, NOW + 150 * MINUTE, { ...FIRST, maxMs: 6_000 * MINUTE, idleMs: 6_000 * MINUTE });
    expect(policy.earlier?.map(({ version }) => version)).toEqual([2, 3]);
    const all = savedPolicy(
      policy,
      { durations: { ...FIRST, maxMs: 9_000 * MINUTE, idleMs: 9_000 * MINUTE } },
      NOW + 160 * MINUTE,
    );
    if (!all) throw new Error('It was refused.');
    const now = NOW + 161 * MINUTE;
    for (const createdAt of [NOW, NOW + 1]) {
      const seenAt = createdAt + 59 * MINUTE;
      const session = {
        sid: sid(createdAt),
        createdAt,
        seenAt,
        touchedAt: seenAt,
        rev: 1,
        endedAt: null,
        endReason: null,
      };
      for (const stored of [policy, all])
        expect(lifeOf({ session, policy: policyOf(stored, session.sid), now }).live).toBe(false);
    }
  });
});

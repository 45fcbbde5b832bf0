import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LIMITS,
  durationsOf,
  heartbeatMs,
  MAX_DURATION_MS,
  type PolicyDurations,
  throttleMs,
  validatePolicy,
} from './policy.ts';

const good: PolicyDurations = { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 };

it('durationsOf drops every other field', () => {
  expect(durationsOf({ ...good, version: 7, id: 'default' } as PolicyDurations)).toEqual(good);
});

describe('validatePolicy', () => {
  it('accepts a policy within the limits', () => {
    expect(validatePolicy(good)).toEqual([]);
    expect(validatePolicy({ idleMs: 60_000, maxMs: 60_000, warnMs: 0 })).toEqual([]);
    expect(validatePolicy({ idleMs: MAX_DURATION_MS, maxMs: MAX_DURATION_MS, warnMs: MAX_DURATION_MS - 1 })).toEqual(
      [],
    );
  });

  it.each([
    [
      { maxMs: 0, idleMs: 0 },
      [
        ['maxMs', 'too_short', 60_000],
        ['idleMs', 'too_short', 60_000],
      ],
    ],
    [{ idleMs: 59_999 }, [['idleMs', 'too_short', 60_000]]],
    [{ maxMs: 604_800_001 }, [['maxMs', 'too_long', 604_800_000]]],
    [{ idleMs: 43_200_001 }, [['idleMs', 'idle_above_max', 43_200_000]]],
    [{ idleMs: 604_800_001 }, [['idleMs', 'idle_above_max', 43_200_000]]],
    [{ warnMs: 604_800_001 }, [['warnMs', 'warn_not_below_idle', 450_000]]],
    [{ warnMs: 900_000 }, [['warnMs', 'warn_not_below_idle', 450_000]]],
    [{ idleMs: 900_001, warnMs: 900_001 }, [['warnMs', 'warn_not_below_idle', 450_000]]],
    [{ warnMs: -1 }, [['warnMs', 'too_short', 0]]],
    [{ idleMs: 900_000.5 }, [['idleMs', 'not_a_duration', null]]],
    [{ idleMs: '900000' as never }, [['idleMs', 'not_a_duration', null]]],
    [{ maxMs: Number.NaN }, [['maxMs', 'not_a_duration', null]]],
  ])('returns the field and the nearest allowed value if given %j', (change, expected) => {
    const found = validatePolicy({ ...good, ...change }).map(({ field, code, nearestMs }) => [field, code, nearestMs]);
    expect(found).toEqual(expected);
  });

  it('returns too_long above seven days, even if the limits allow more', () => {
    const problems = validatePolicy({ ...good, maxMs: MAX_DURATION_MS + 1 }, { minMs: 1, maxMs: MAX_DURATION_MS * 2 });
    expect(problems).toEqual([{ field: 'maxMs', code: 'too_long', nearestMs: MAX_DURATION_MS }]);
  });

  it('accepts exactly the valid policies, and names nearest values that cause no new problem', () => {
    const ms = fc.oneof(fc.integer({ min: -10, max: 130_000 }), fc.integer({ min: -10, max: 700_000_000 }));
    fc.assert(
      fc.property(ms, ms, ms, (idleMs, maxMs, warnMs) => {
        const problems = validatePolicy({ idleMs, maxMs, warnMs });
        const { minMs } = DEFAULT_LIMITS;
        const valid = minMs <= idleMs && idleMs <= maxMs && maxMs <= MAX_DURATION_MS && 0 <= warnMs && warnMs < idleMs;
        expect(problems.length === 0).toBe(valid);
        const mended = { idleMs, maxMs, warnMs };
        for (const { field, nearestMs } of problems) mended[field] = nearestMs ?? 0;
        expect(validatePolicy(mended).length).toBeLessThanOrEqual(problems.length);
      }),
    );
  });
});

describe('throttleMs and heartbeatMs', () => {
  it('return a throttle window of one second, or a quarter of the time before the warning if that is less', () => {
    expect(throttleMs({ version: 1, ...good })).toBe(1_000);
    expect(throttleMs({ version: 1, idleMs: 4_000, maxMs: 8_000, warnMs: 2_000 })).toBe(500);
  });

  it('return a heartbeat period of one minute, or a quarter of the idle timeout if that is less', () => {
    expect(heartbeatMs({ version: 1, ...good })).toBe(60_000);
    expect(heartbeatMs({ version: 1, idleMs: 60_000, maxMs: 80_000, warnMs: 20_000 })).toBe(15_000);
  });
});

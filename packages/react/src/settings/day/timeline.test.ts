import type { PolicyDurations } from '@curfew/core';
import { describe, expect, it } from 'vitest';
import { DAY, dayOf, HOUR, instantAt, MINUTE, placeOf, scalesOf } from './timeline.ts';

const policy = { maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };

/** From the shortest to the longest policy that is allowed. */
const POLICIES: readonly PolicyDurations[] = [1, 2, 5, 15, 59, 60, 180, 720, 1_440, 4_320, 10_080].flatMap((max) =>
  [1, 2, 15, 60, 480, 1_440, 4_320, 10_080]
    .filter((idle) => idle <= max)
    .flatMap((idle) =>
      [0, 20_000, 2 * MINUTE, 10 * MINUTE]
        .filter((warnMs) => warnMs < idle * MINUTE)
        .map((warnMs) => ({ maxMs: max * MINUTE, idleMs: idle * MINUTE, warnMs })),
    ),
);

describe('dayOf', () => {
  it('takes a break at noon, and ends both sessions as the policy says', () => {
    expect(dayOf(policy)).toEqual({
      breakMs: 3 * HOUR,
      idle: { warnedMs: 13 * MINUTE, endsMs: 15 * MINUTE },
      max: { warnedMs: 718 * MINUTE, endsMs: 720 * MINUTE },
    });
  });

  it.each([
    [60, 15, 20],
    [15, 15, 0],
    [16, 1, 7],
    [240, 60, 90],
  ])('takes the break of a session of %i minutes, idle after %i, %i minutes after the sign-in', (max, idle, at) => {
    const { breakMs } = dayOf({ ...policy, maxMs: max * MINUTE, idleMs: idle * MINUTE });
    expect(breakMs / MINUTE).toBe(at);
  });

  it('ends a break by the idle timeout in every policy that is allowed', () => {
    for (const each of POLICIES) expect(dayOf(each).idle.endsMs, JSON.stringify(each)).toBe(each.idleMs);
  });

  it('ends a break at the absolute timeout if the idle timeout is above it', () => {
    expect(dayOf({ ...policy, idleMs: DAY }).idle.endsMs).toBe(12 * HOUR);
  });

  it('warns at once if the warning is longer than the session', () => {
    expect(dayOf({ ...policy, idleMs: MINUTE }).idle).toEqual({ warnedMs: 0, endsMs: MINUTE });
  });
});

describe('scalesOf', () => {
  it('places every end between a fifth and nine tenths of its line', () => {
    for (const each of POLICIES) {
      const { idle, max } = scalesOf(each, each);
      const places = [placeOf(idle, each.idleMs), placeOf(max, each.maxMs)];
      for (const place of places) {
        expect(place, JSON.stringify(each)).toBeGreaterThan(20);
        expect(place, JSON.stringify(each)).toBeLessThan(90);
      }
    }
  });

  it('shows the beginning of the break, and the sign-in on the line of the day', () => {
    for (const each of POLICIES) {
      const { idle, max } = scalesOf(each, each);
      expect(placeOf(idle, 0), JSON.stringify(each)).toBeGreaterThan(3);
      expect(placeOf(max, 0), JSON.stringify(each)).toBeCloseTo(3.5);
    }
  });

  it('has room for a saved duration beside the draft', () => {
    const { idle } = scalesOf(policy, { ...policy, idleMs: 45 * MINUTE });
    expect(placeOf(idle, 45 * MINUTE)).toBeLessThan(81);
  });

  it('does not shrink the draft to a dot for a far longer saved duration', () => {
    expect(scalesOf(policy, { ...policy, idleMs: DAY }).idle).toEqual(scalesOf(policy, policy).idle);
  });

  it('has a line even if both durations are zero', () => {
    const nothing = { maxMs: 0, idleMs: 0, warnMs: 0 };
    const { idle } = scalesOf(nothing, nothing);
    expect(placeOf(idle, dayOf(nothing).idle.endsMs)).toBeGreaterThan(0);
  });
});

it('finds the instant of a place again', () => {
  const { max } = scalesOf(policy, policy);
  expect(instantAt(max, placeOf(max, 5 * HOUR))).toBeCloseTo(5 * HOUR);
});

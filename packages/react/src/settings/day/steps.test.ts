import { DEFAULT_LIMITS, validatePolicy } from '@curfew/core';
import { describe, expect, it } from 'vitest';
import { boundsOf, rounded, valueAfter } from './steps.ts';
import { DAY, HOUR, MINUTE } from './timeline.ts';

const draft = { maxMs: 12 * HOUR, idleMs: 15 * MINUTE, warnMs: 2 * MINUTE };
const ALL = [0, 7 * DAY] as const;

describe('boundsOf', () => {
  it('keeps each handle where the draft is valid', () => {
    for (const field of ['idleMs', 'maxMs'] as const) {
      for (const end of boundsOf(field, draft, DEFAULT_LIMITS)) {
        expect(validatePolicy({ ...draft, [field]: end })).toEqual([]);
      }
    }
    expect(boundsOf('idleMs', draft, DEFAULT_LIMITS)).toEqual([3 * MINUTE, 12 * HOUR]);
    expect(boundsOf('maxMs', draft, DEFAULT_LIMITS)).toEqual([15 * MINUTE, 7 * DAY]);
  });

  it('respects the limits of the app', () => {
    expect(boundsOf('maxMs', draft, { minMs: HOUR, maxMs: DAY })).toEqual([HOUR, DAY]);
    expect(boundsOf('idleMs', draft, { minMs: HOUR, maxMs: DAY })[1]).toBe(12 * HOUR);
  });

  it.each([
    ['an idle timeout beyond the absolute one', 'idleMs', { idleMs: DAY }, [3 * MINUTE, 12 * HOUR]],
    ['an idle timeout beyond both limits', 'idleMs', { idleMs: 99 * DAY }, [3 * MINUTE, 12 * HOUR]],
    ['an absolute timeout beyond the limit', 'maxMs', { maxMs: 99 * DAY }, [15 * MINUTE, 7 * DAY]],
    ['an absolute timeout below the limit', 'maxMs', { maxMs: 0 }, [MINUTE, 7 * DAY]],
  ] as const)('excludes %s', (_, field, wrong, bounds) => {
    expect(boundsOf(field, { ...draft, ...wrong }, DEFAULT_LIMITS)).toEqual(bounds);
  });

  it('contains a value that is wrong because of another', () => {
    expect(boundsOf('maxMs', { ...draft, idleMs: 99 * DAY }, DEFAULT_LIMITS)).toEqual([12 * HOUR, 7 * DAY]);
    expect(boundsOf('idleMs', { ...draft, warnMs: HOUR }, DEFAULT_LIMITS)).toEqual([15 * MINUTE, 12 * HOUR]);
  });

  it('has no end below its beginning', () => {
    expect(boundsOf('idleMs', { maxMs: 0, idleMs: HOUR, warnMs: 0 }, DEFAULT_LIMITS)).toEqual([0, 0]);
  });
});

describe('valueAfter', () => {
  it.each([
    ['ArrowRight', 15, 16],
    ['ArrowUp', 59, 60],
    ['ArrowLeft', 15, 14],
    ['ArrowDown', 60, 59],
    ['ArrowRight', 60, 65],
    ['ArrowRight', 63, 65],
    ['ArrowLeft', 63, 60],
    ['ArrowRight', 240, 255],
    ['ArrowLeft', 240, 235],
    ['ArrowRight', 1_440, 1_500],
    ['ArrowLeft', 1_440, 1_425],
    ['PageUp', 15, 20],
    ['PageDown', 15, 10],
    ['PageUp', 720, 780],
    ['PageUp', 1_440, 2_880],
    ['Home', 15, 0],
    ['End', 15, 10_080],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 10_080, 10_080],
  ])('%s changes %i minutes to %i', (key, before, after) => {
    expect((valueAfter(key, before * MINUTE, ALL, false) ?? 0) / MINUTE).toBe(after);
  });

  it('turns the horizontal arrows round if time runs to the left, and not the vertical ones', () => {
    const after = (key: string) => (valueAfter(key, 15 * MINUTE, ALL, true) ?? 0) / MINUTE;
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(after)).toEqual([16, 14, 16, 14]);
  });

  it('leaves other keys alone', () => {
    expect(valueAfter('Tab', MINUTE, ALL, false)).toBeNull();
  });
});

describe('rounded', () => {
  it('rounds to minutes on a line of an hour', () => {
    expect(rounded(15.6 * MINUTE, ALL, HOUR / 600)).toBe(16 * MINUTE);
  });

  it('rounds to a coarser step if the line is too short for the steps of the keys', () => {
    expect(rounded(8 * HOUR + 7 * MINUTE, ALL, DAY / 280)).toBe(8 * HOUR);
    expect(rounded(3 * DAY + HOUR, ALL, (8 * DAY) / 280)).toBe(3 * DAY);
  });

  it('stops at the bounds', () => {
    expect(rounded(-HOUR, [MINUTE, DAY], 1)).toBe(MINUTE);
    expect(rounded(9 * DAY, [MINUTE, DAY], 1)).toBe(DAY);
  });
});

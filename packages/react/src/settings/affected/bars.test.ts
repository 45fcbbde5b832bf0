import { describe, expect, test } from 'vitest';
import { axisText } from './axis-text.ts';
import { barsOf } from './bars.ts';

const MINUTE = 60_000;

/** Buckets of 0 to 5, 5 to 10, 10 to 30 and more than 30 minutes. */
function buckets(...counts: readonly number[]) {
  const edges = [0, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, null];
  return edges
    .slice(0, -1)
    .map((from, i) => ({ fromMs: from ?? 0, toMs: edges[i + 1] ?? null, count: counts[i] ?? 0 }));
}

/** With a limit that is shorter than the saved one. */
const lowered = (limitMs: number, ...counts: readonly number[]) =>
  barsOf(buckets(...counts), limitMs, Number.POSITIVE_INFINITY);

const parts = (limitMs: number, ...counts: number[]) =>
  lowered(limitMs, ...counts).bars.map(({ part, line }) => (line ? `${part} ${line}` : part));

describe('barsOf', () => {
  test('marks the bucket at which the limit is', () => {
    expect(parts(10 * MINUTE, 1, 1, 1, 1)).toEqual(['within', 'within', 'beyond start', 'beyond']);
  });

  test('marks a bucket that the limit cuts', () => {
    expect(parts(12 * MINUTE, 1, 1, 1, 1)).toEqual(['within', 'within', 'cut inside', 'beyond']);
    expect(parts(45 * MINUTE, 1, 1, 1, 1)).toEqual(['within', 'within', 'within', 'cut inside']);
  });

  test('leaves out empty buckets after the first one beyond the limit', () => {
    expect(parts(5 * MINUTE, 1)).toEqual(['within', 'beyond start']);
    expect(parts(5 * MINUTE, 1, 0, 1)).toEqual(['within', 'beyond start', 'beyond']);
    expect(parts(4 * MINUTE, 0)).toEqual(['cut inside', 'beyond']);
  });

  test('gives the highest bar a share of 1, and an empty one 0', () => {
    expect(lowered(30 * MINUTE, 8, 0, 2).bars.map(({ share }) => share)).toEqual([1, 0, 0.25, 0]);
    expect(lowered(30 * MINUTE, 0).bars.every(({ share }) => share === 0)).toBe(true);
  });

  test('has no part beyond, and no limit, if there is none', () => {
    expect(parts(Number.POSITIVE_INFINITY, 1, 1, 1, 0)).toEqual(['within', 'within', 'within', 'within']);
  });

  test.each([
    [10 * MINUTE, 2, 2],
    [12 * MINUTE, 0, 2],
    [8 * MINUTE, 2, 6],
    [30 * MINUTE, 0, 0],
    [60 * MINUTE, 0, 0],
    [MINUTE, 6, 14],
  ])('counts beyond %i ms', (limitMs, least, most) => {
    expect(lowered(limitMs, 8, 4, 2)).toMatchObject({ least, most });
  });

  test.each([12 * MINUTE, 13 * MINUTE])(
    'counts no session of a bucket that a limit of %i ms cuts, if it is no shorter',
    (limitMs) => {
      const { bars, ...beyond } = barsOf(buckets(8, 4, 2, 1), limitMs, 12 * MINUTE);
      expect(beyond).toEqual({ least: 1, most: 1 });
      expect(bars[2]).toMatchObject({ part: 'within', line: 'inside' });
    },
  );

  test('is exact if the bucket that is cut has no sessions', () => {
    expect(lowered(8 * MINUTE, 8, 0, 2)).toMatchObject({ least: 2, most: 2 });
  });

  test('counts the last bucket, which has no end, as cut or beyond', () => {
    expect(lowered(30 * MINUTE, 0, 0, 0, 3)).toMatchObject({ least: 3, most: 3 });
    expect(lowered(31 * MINUTE, 0, 0, 0, 3)).toMatchObject({ least: 0, most: 3 });
  });
});

test.each([
  [0, '0'],
  [30_000, '30s'],
  [15 * MINUTE, '15m'],
  [90 * MINUTE, '1.5h'],
  [7 * 24 * 60 * MINUTE, '7d'],
])('axisText words %i ms as %s', (ms, text) => {
  expect(axisText(ms, 'en')).toBe(text);
});

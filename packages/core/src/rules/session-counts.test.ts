import { expect, it } from 'vitest';
import { BUCKETS_MS, sessionCounts } from './session-counts.ts';

it('puts each session into the bucket whose bounds include it', () => {
  const counts = sessionCounts();
  for (const ms of [-5, 0, 59_999, 60_000, 604_799_999, 604_800_000]) counts.add(ms, 0);
  counts.add(119_999, 3_600_000, 7);
  const { total, idle, age } = counts.result();
  expect(total).toBe(13);
  expect(idle.filter(({ count }) => count > 0)).toEqual([
    { fromMs: 0, toMs: 60_000, count: 3 },
    { fromMs: 60_000, toMs: 120_000, count: 8 },
    { fromMs: 345_600_000, toMs: 604_800_000, count: 1 },
    { fromMs: 604_800_000, toMs: null, count: 1 },
  ]);
  expect(age.map(({ count }) => count).filter(Boolean)).toEqual([6, 7]);
});

it('has buckets that grow', () => {
  const widths = BUCKETS_MS.slice(2).map((ms, n) => ms - (BUCKETS_MS[n + 1] ?? 0));
  expect(widths.every((width) => width > 0)).toBe(true);
  expect([BUCKETS_MS[0], BUCKETS_MS.at(-1)]).toEqual([0, 604_800_000]);
});

import { expect, it } from 'vitest';
import { equalDurations, equalFields } from './equal.ts';

it.each([
  [{ a: 1, b: [] }, { a: 1, b: [] }, true],
  [{ a: 1, b: { c: null } }, { a: 1, b: { c: null } }, true],
  [{ a: 1, b: [] }, { a: 2, b: [] }, false],
  [{ a: 1, b: { c: 1 } }, { a: 1, b: { c: 2 } }, false],
  [{ a: 1, b: null }, { a: 1, b: {} }, false],
])('compares the fields of %j and %j and returns %s', (a, b, same) => {
  expect(equalFields<object>(a, b)).toBe(same);
});

it('compares the durations of two policies, and nothing else', () => {
  const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
  const next = { ...policy, version: 2 };
  expect(equalDurations(next, policy)).toBe(true);
  for (const field of ['idleMs', 'maxMs', 'warnMs'] as const)
    expect(equalDurations({ ...policy, [field]: 1 }, policy)).toBe(false);
});

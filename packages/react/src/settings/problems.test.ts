import { expect, test } from 'vitest';
import { fewExtensions, needsEssentialMaximum } from './problems.ts';

const HOUR = 3_600_000;
const policy = (maxMs: number, idleMs: number) => ({ maxMs, idleMs, warnMs: 0 });

test.each([
  ['the idle timeout', HOUR, 0],
  ['1 ms more', HOUR + 1, 1],
  ['two idle timeouts', 2 * HOUR, 1],
  ['ten idle timeouts', 10 * HOUR, 9],
])('advises against too few extensions if the maximum is %s', (_, maxMs, times) => {
  expect(fewExtensions(policy(maxMs, HOUR))).toBe(times);
});

test('accepts ten extensions', () => {
  expect(fewExtensions(policy(10 * HOUR + 1, HOUR))).toBeNull();
});

test.each([
  [20 * HOUR, 9, true],
  [20 * HOUR + 1, null, false],
])('exempts a maximum only if it is longer than 20 hours: %i ms', (maxMs, times, isEssential) => {
  expect(fewExtensions(policy(maxMs, 2 * HOUR + 1))).toBe(times);
  expect(needsEssentialMaximum(policy(maxMs, HOUR))).toBe(isEssential);
});

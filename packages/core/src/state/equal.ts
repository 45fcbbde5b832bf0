import { durationsOf, type PolicyDurations } from './policy.ts';

export function equalFields<T extends object>(a: T, b: T): boolean {
  const names = Object.keys(a) as (keyof T)[];
  // Stryker disable next-line ConditionalExpression: faster, with the same result.
  return names.every((name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

/**
 * Compares the durations of two policies, whatever else the objects have.
 *
 * @example
 * equalDurations({ ...policy, version: 8 }, policy) // true
 */
export function equalDurations(a: PolicyDurations, b: PolicyDurations): boolean {
  return equalFields(durationsOf(a), durationsOf(b));
}

import type { DurationUnit } from '@curfew/dom';
import { UNIT_MS, UNITS } from '@curfew/dom/shared';

/**
 * Returns how many of a unit a duration contains beside its longer units. The first unit has no upper bound.
 *
 * @param units - longest first
 */
export function countOf(ms: number, unit: DurationUnit, units: readonly DurationUnit[]): number {
  const larger = units[units.indexOf(unit) - 1];
  return Math.floor((larger ? ms % UNIT_MS[larger] : ms) / UNIT_MS[unit]);
}

/** Returns the duration with another count of one unit. Its other units do not change. */
export function withCount(ms: number, unit: DurationUnit, count: number, units: readonly DurationUnit[]): number {
  return ms + (count - countOf(ms, unit, units)) * UNIT_MS[unit];
}

export interface Choices {
  readonly units: readonly DurationUnit[];
  /** The longest duration, in ms. */
  readonly max: number;
  /** Offered durations are multiples of this, in ms. */
  readonly step: number;
}

/**
 * Returns the counts that a unit's drop-down offers. The current count is always among them: a unit that the user has
 * not touched must never change.
 */
export function countsOf(unit: DurationUnit, current: number | undefined, { units, max, step }: Choices): number[] {
  const larger = units[units.indexOf(unit) - 1];
  const last = larger ? UNIT_MS[larger] / UNIT_MS[unit] - 1 : Math.floor(max / UNIT_MS[unit]);
  const stride = Math.max(1, Math.round(step / UNIT_MS[unit]));
  const offered = Array.from({ length: Math.floor(last / stride) + 1 }, (_, i) => i * stride);
  if (current === undefined || offered.includes(current)) return offered;
  return [...offered, current].sort((a, b) => a - b);
}

/** Returns the units to show: those asked for, and seconds if the others leave at least one second over. */
export function unitsFor(ms: number, asked: readonly DurationUnit[]): readonly DurationUnit[] {
  const leftover = asked.every((unit) => ms % UNIT_MS[unit] >= UNIT_MS.seconds);
  return UNITS.filter((unit) => asked.includes(unit) || (leftover && unit === 'seconds'));
}

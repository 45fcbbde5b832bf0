import type { DurationUnit } from '@curfew/dom';
import { UNIT_MS, UNITS } from '@curfew/dom/shared';

/** The count beside longer units. The first unit has no upper bound. `units` begin with the longest. */
export function countOf(ms: number, unit: DurationUnit, units: readonly DurationUnit[]): number {
  const larger = units[units.indexOf(unit) - 1];
  return Math.floor((larger ? ms % UNIT_MS[larger] : ms) / UNIT_MS[unit]);
}

export function withCount(ms: number, unit: DurationUnit, count: number, units: readonly DurationUnit[]): number {
  return ms + (count - countOf(ms, unit, units)) * UNIT_MS[unit];
}

export interface Choices {
  readonly units: readonly DurationUnit[];
  /** In ms. */
  readonly max: number;
  /** Offered durations are multiples of this, in ms. */
  readonly step: number;
}

/** The current count is always offered: a unit that the user has not touched must never change. */
export function countsOf(unit: DurationUnit, current: number | undefined, { units, max, step }: Choices): number[] {
  const larger = units[units.indexOf(unit) - 1];
  const last = larger ? UNIT_MS[larger] / UNIT_MS[unit] - 1 : Math.floor(max / UNIT_MS[unit]);
  const stride = Math.max(1, Math.round(step / UNIT_MS[unit]));
  const offered = Array.from({ length: Math.floor(last / stride) + 1 }, (_, i) => i * stride);
  if (current === undefined || offered.includes(current)) return offered;
  return [...offered, current].sort((a, b) => a - b);
}

/** Adds seconds if the others leave at least one second over. */
export function unitsFor(ms: number, asked: readonly DurationUnit[]): readonly DurationUnit[] {
  const leftover = asked.every((unit) => ms % UNIT_MS[unit] >= UNIT_MS.seconds);
  return UNITS.filter((unit) => asked.includes(unit) || (leftover && unit === 'seconds'));
}

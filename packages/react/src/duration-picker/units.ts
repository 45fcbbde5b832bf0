import { type DurationUnit, UNIT_MS, UNITS } from '../messages/units.ts';

/** How many of each unit, and what is left below the smallest of them, in ms. */
export interface Split {
  readonly counts: ReadonlyMap<DurationUnit, number>;
  readonly restMs: number;
}

/**
 * Takes a duration apart, without losing any of it.
 *
 * @param units - the longest first; the first takes whatever does not fit into the others
 */
export function split(ms: number, units: readonly DurationUnit[]): Split {
  let restMs = ms;
  const counts = new Map<DurationUnit, number>();
  for (const unit of units) {
    const count = Math.floor(restMs / UNIT_MS[unit]);
    counts.set(unit, count);
    restMs -= count * UNIT_MS[unit];
  }
  return { counts, restMs };
}

/** The same duration with another count of one unit. Nothing else of it changes. */
export function withCount(ms: number, unit: DurationUnit, count: number, units: readonly DurationUnit[]): number {
  return ms + (count - (split(ms, units).counts.get(unit) ?? 0)) * UNIT_MS[unit];
}

/** What the drop-downs of a picker are made from. */
export interface Choices {
  readonly units: readonly DurationUnit[];
  /** The longest duration, in ms. */
  readonly max: number;
  /** What offered durations are multiples of, in ms. */
  readonly step: number;
}

/**
 * The counts that a unit's drop-down offers. A current count that would not be among them is added: what a person has
 * not touched must never change.
 */
export function countsOf(unit: DurationUnit, current: number | undefined, { units, max, step }: Choices): number[] {
  const place = units.indexOf(unit);
  const larger = units[place - 1];
  const last = larger ? UNIT_MS[larger] / UNIT_MS[unit] - 1 : Math.floor(max / UNIT_MS[unit]);
  const stride = Math.max(1, Math.round(step / UNIT_MS[unit]));
  const offered = Array.from({ length: Math.floor(last / stride) + 1 }, (_, i) => i * stride);
  if (current === undefined || offered.includes(current)) return offered;
  return [...offered, current].sort((a, b) => a - b);
}

/** The units to show: those asked for, and all that the value needs below them. */
export function unitsFor(ms: number | null, asked: readonly DurationUnit[]): readonly DurationUnit[] {
  const leftover = ms !== null && split(ms, asked).restMs >= UNIT_MS.seconds;
  return UNITS.filter((unit) => asked.includes(unit) || (leftover && unit === 'seconds'));
}

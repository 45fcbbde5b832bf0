/** A unit in which durations are worded and picked. */
export type DurationUnit = 'days' | 'hours' | 'minutes' | 'seconds';

/** The length of each unit, in ms. */
export const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

/** All units, longest first. */
export const UNITS = Object.keys(UNIT_MS) as readonly DurationUnit[];

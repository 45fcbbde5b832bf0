/** Units that a duration is put into words and picked by. */
export type DurationUnit = 'days' | 'hours' | 'minutes' | 'seconds';

/** Each unit's length in ms. */
export const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

/** All units, the longest first. */
export const UNITS = Object.keys(UNIT_MS) as readonly DurationUnit[];

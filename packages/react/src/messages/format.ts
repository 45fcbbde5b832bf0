/** Wording of times and numbers in one locale, by `Intl`. */
export interface Format {
  readonly locale: string;
  /** In words: `7 days, 5 hours`. */
  duration(ms: number): string;
  /** In short words: `1 min`. */
  short(ms: number): string;
  /** In digits, rounded up to the second: `1:48`. */
  digits(ms: number): string;
  /** The time of day of a wall-clock instant in ms: `2:05 PM`. */
  time(at: number): string;
  /** Day and time of an RFC 3339 date: `24 Nov, 2:05 PM`. Empty where it is none. */
  date(text: string): string;
  number(count: number): string;
  /** The plural category of a count. */
  plural(count: number): Intl.LDMLPluralRule;
}

/** Units that a duration is put into words and picked by. */
export type DurationUnit = 'days' | 'hours' | 'minutes' | 'seconds';

/** Each unit's length in ms, the longest first. */
export const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

/** All units, the longest first. */
export const UNITS: readonly DurationUnit[] = ['days', 'hours', 'minutes', 'seconds'];

/**
 * The wording of one locale.
 *
 * `Intl.DurationFormat` would do for durations, but Node 20 lacks it; unit formats joined by a list format say the same.
 *
 * @param locale - a BCP 47 tag
 * @throws RangeError if the tag is not well formed
 * @example
 * createFormat('en').duration(5_400_000) // '1 hour, 30 minutes'
 */
export function createFormat(locale: string): Format {
  const integer = new Intl.NumberFormat(locale);
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const plurals = new Intl.PluralRules(locale);
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

  function words(ms: number, style: 'long' | 'short'): string {
    let rest = ms;
    const parts: string[] = [];
    for (const unit of UNITS) {
      const count = unit === 'seconds' ? rest / UNIT_MS.seconds : Math.floor(rest / UNIT_MS[unit]);
      rest -= count * UNIT_MS[unit];
      if (count === 0 && (unit !== 'seconds' || parts.length > 0)) continue;
      const name = unit.slice(0, -1);
      parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: style }).format(count));
    }
    return new Intl.ListFormat(locale, { type: 'unit', style }).format(parts);
  }

  return {
    locale,
    duration: (ms) => words(ms, 'long'),
    short: (ms) => words(ms, 'short'),
    digits(ms) {
      const seconds = Math.ceil(Math.max(0, ms) / 1_000);
      const hours = Math.floor(seconds / 3_600);
      const minutes = Math.floor(seconds / 60) % 60;
      const head = hours ? `${integer.format(hours)}:${twoDigits.format(minutes)}` : integer.format(minutes);
      return `${head}:${twoDigits.format(seconds % 60)}`;
    },
    time: (at) => timeOfDay.format(at),
    date(text) {
      // biome-ignore lint/style/noRestrictedGlobals: this parses a date that the server sent, and reads no clock
      const at = Date.parse(text);
      return Number.isNaN(at) ? '' : dayAndTime.format(at);
    },
    number: (count) => integer.format(count),
    plural: (count) => plurals.select(count),
  };
}

import { UNIT_MS, UNITS } from './units.ts';

/**
 * Returns a duration in words.
 *
 * @param ms - the duration in ms, 0 or more
 * @param locale - a BCP 47 tag
 * @param style - `short` abbreviates the units; `long` is the default
 * @throws RangeError if the tag is not well formed
 * @example
 * durationText(5_400_000, 'en') // '1 hour, 30 minutes'
 */
export function durationText(ms: number, locale: string, style: 'long' | 'short' = 'long'): string {
  // Node.js 20 has no `Intl.DurationFormat`.
  let rest = ms;
  const parts = UNITS.flatMap((unit) => {
    const exact = rest / UNIT_MS[unit];
    const count = unit === 'seconds' ? exact : Math.floor(exact);
    rest %= UNIT_MS[unit];
    if (!count && (ms || unit !== 'seconds')) return [];
    return numberText(count, locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: style });
  });
  return new Intl.ListFormat(locale, { type: 'unit', style }).format(parts);
}

/**
 * Returns a duration in minutes and seconds. It is rounded up, so that a countdown shows 0:00 only at the end.
 *
 * @param ms - the duration in ms; a negative one counts as 0
 * @throws RangeError if the locale is not well formed
 * @example
 * digitsText(107_300, 'en') // '1:48'
 */
export function digitsText(ms: number, locale: string): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1_000);
  const twoDigits = numberText(seconds % 60, locale, { minimumIntegerDigits: 2 });
  return `${numberText(Math.floor(seconds / 60), locale)}:${twoDigits}`;
}

/**
 * Returns the time of day in the user's time zone.
 *
 * @param at - a wall-clock instant, in ms since the Unix epoch
 * @param inSeconds - whether to name the seconds too
 * @throws RangeError if the locale is not well formed
 * @example
 * timeText(at, 'en-GB') // '14:05'
 */
export function timeText(at: number, locale: string, inSeconds = false): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: inSeconds ? 'medium' : 'short' }).format(at);
}

/**
 * Returns the day of the year in the user's time zone.
 *
 * @param at - a wall-clock instant, in ms since the Unix epoch
 * @throws RangeError if the locale is not well formed
 * @example
 * dayText(at, 'en-GB') // '25 November'
 */
export function dayText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
}

/** By the user's time zone. */
export function isSameDay(a: number, b: number): boolean {
  const { format } = new Intl.DateTimeFormat('en', { dateStyle: 'short' });
  return format(a) === format(b);
}

/**
 * Returns the day and time in the user's time zone.
 *
 * @param date - in RFC 3339
 * @returns an empty text if `date` is not a date
 * @throws RangeError if the locale is not well formed
 * @example
 * dateText('2026-11-24T16:40:00Z', 'en-GB') // '24 Nov 2026, 16:40'
 */
export function dateText(date: string, locale: string): string {
  // biome-ignore lint/style/noRestrictedGlobals: this parses a date that the server sent, and reads no clock
  const at = Date.parse(date);
  if (Number.isNaN(at)) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/**
 * Returns a number in the locale's digits.
 *
 * @param options - of `Intl.NumberFormat`
 * @throws RangeError if the locale is not well formed
 * @example
 * numberText(1_234, 'de') // '1.234'
 */
export function numberText(count: number, locale: string, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(count);
}

/**
 * Returns the form of a word that goes with a count.
 *
 * @param forms - the word by plural category; `other` replaces a missing one
 * @throws RangeError if the locale is not well formed
 * @example
 * pluralText(2, 'en', { one: 'session', other: 'sessions' }) // 'sessions'
 */
export function pluralText(
  count: number,
  locale: string,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
}

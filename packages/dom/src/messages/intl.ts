import { UNIT_MS, UNITS } from './units.ts';

/**
 * A duration in words. `Intl.DurationFormat` would do, but Node 20 lacks it; unit formats joined by a list format say the
 * same.
 *
 * @param ms - 0 or more
 * @param locale - a BCP 47 tag
 * @param style - `short` abbreviates the units. `long` by default
 * @throws RangeError if the tag is not well formed
 * @example
 * durationText(5_400_000, 'en') // '1 hour, 30 minutes'
 */
export function durationText(ms: number, locale: string, style: 'long' | 'short' = 'long'): string {
  let rest = ms;
  const parts = UNITS.flatMap((unit) => {
    const exact = rest / UNIT_MS[unit];
    // The last unit takes what is left.
    const count = unit === 'seconds' ? exact : Math.floor(exact);
    rest %= UNIT_MS[unit];
    if (!count && (ms || unit !== 'seconds')) return [];
    return numberText(count, locale, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: style });
  });
  return new Intl.ListFormat(locale, { type: 'unit', style }).format(parts);
}

/**
 * A duration in minutes and seconds, rounded up: a countdown shows 0:00 at the end and not before.
 *
 * @param ms - what is below 0 counts as 0
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
 * The time of day in the person's time zone.
 *
 * @param at - ms since the Unix epoch, by the wall clock
 * @throws RangeError if the locale is not well formed
 * @example
 * timeText(at, 'en-GB') // '14:05'
 */
export function timeText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

/**
 * Day and time in the person's time zone.
 *
 * @param date - RFC 3339
 * @returns an empty text where it is not a date
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
 * A number in the locale's digits.
 *
 * @param options - how `Intl.NumberFormat` is to write it
 * @throws RangeError if the locale is not well formed
 * @example
 * numberText(1_234, 'de') // '1.234'
 */
export function numberText(count: number, locale: string, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(count);
}

/**
 * The form of a word that goes with a count.
 *
 * @param forms - the word by plural category; `other` serves where a category is left out
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

import { durationText } from '@curfew/dom';

const TIME: Intl.DateTimeFormatOptions = { timeStyle: 'medium', hourCycle: 'h23' };

/**
 * Returns an instant to the second, in the user's time zone.
 *
 * @param at - a wall-clock instant, in ms
 */
export function instantText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, TIME).format(at);
}

/**
 * Returns a value of the facts as text. Names that end in `At` are instants of the session clock, as `at` is. Names
 * that end in `Ms` are durations.
 *
 * @param guard - how far the session clock is ahead of the wall clock, in ms
 */
export function valueText(path: string, value: unknown, guard: number, locale: string): string {
  if (typeof value === 'number' && /At$|(^|\.)at$/.test(path)) return instantText(value - guard, locale);
  if (typeof value === 'number' && path.endsWith('Ms')) return durationText(value, locale, 'short');
  return String(value);
}

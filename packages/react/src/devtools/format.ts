import { durationText } from '@curfew/dom';

const TIME: Intl.DateTimeFormatOptions = { timeStyle: 'medium', hourCycle: 'h23' };

/** `at` is a wall-clock instant, in ms. */
export function instantText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, TIME).format(at);
}

/**
 * Names that end in `At` are instants of the session clock, as `at` is, and those in `Ms` durations. `guard` is how far the
 * session clock is ahead of the wall clock, in ms.
 */
export function valueText(path: string, value: unknown, guard: number, locale: string): string {
  if (typeof value === 'number' && /At$|(^|\.)at$/.test(path)) return instantText(value - guard, locale);
  if (typeof value === 'number' && path.endsWith('Ms')) return durationText(value, locale, 'short');
  return String(value);
}

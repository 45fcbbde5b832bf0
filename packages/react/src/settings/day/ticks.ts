import { DAY, HOUR, MINUTE, type Scale, SIGN_IN_MS } from './timeline.ts';

/** A Monday at midnight, UTC, in ms. The picture's times are of no time zone. */
const MONDAY = 1_767_571_200_000;

const STEPS = /* #__PURE__ */ [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 5_760].map(
  (minutes) => minutes * MINUTE,
);

export interface Tick {
  /** In ms after the line's origin. */
  readonly ms: number;
  readonly text: string;
}

/** At round times. `originMs` is in ms after the sign-in, and `most` marks have room. */
export function ticksOf(scale: Scale, originMs: number, most: number, locale: string): readonly Tick[] {
  const step = STEPS.find((ms) => scale.rangeMs / ms <= most) ?? 8 * DAY;
  const origin = SIGN_IN_MS + originMs;
  const first = Math.ceil((origin - scale.leadMs) / step) * step;
  const ticks: Tick[] = [];
  for (let at = first; at <= origin - scale.leadMs + scale.rangeMs; at += step) {
    const isNewDay = scale.rangeMs > DAY && at % DAY === 0;
    ticks.push({ ms: at - origin, text: format(at, locale, isNewDay ? { weekday: 'short' } : timeIn(locale)) });
  }
  return ticks;
}

/** Has seconds unless it is a whole minute. Names the day with `withDay`, or if it is not that of the sign-in. */
export function timeOf(afterSignInMs: number, locale: string, withDay = false): string {
  const at = SIGN_IN_MS + afterSignInMs;
  const options = timeIn(locale);
  if (withDay || at >= DAY) options.weekday = 'short';
  if (at % MINUTE) options.second = '2-digit';
  return format(at, locale, options);
}

/** As `timeStyle: 'short'`, which cannot be combined with a day. */
function timeIn(locale: string): Intl.DateTimeFormatOptions {
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
}

function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(MONDAY + at);
}

export function widestTick(locale: string): string {
  return timeOf(10 * HOUR, locale);
}

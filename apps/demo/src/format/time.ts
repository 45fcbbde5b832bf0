const LOCALE = 'en-GB';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const weekdayClock = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', timeZone: 'UTC' });
const DAY_AND_CLOCK = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
const dayAndClock = new Intl.DateTimeFormat(LOCALE, DAY_AND_CLOCK);
const dayAndSecond = new Intl.DateTimeFormat(LOCALE, { ...DAY_AND_CLOCK, second: '2-digit' });

const exactly = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'short' });
const ago = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' });

/** `17:00` */
export function formatClock(at: number): string {
  return clock.format(at);
}

/** `17:00` today, `Wed 17:00` on another day. */
export function formatInstant(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return (sameDay ? clock : weekdayClock).format(at);
}

/** `24 Nov 2026` */
export function formatDay(at: number | string): string {
  return day.format(new Date(at));
}

/** `24 Nov, 16:40` */
export function formatDayAndClock(at: number | string): string {
  return dayAndClock.format(new Date(at));
}

/** `24 Nov, 16:40:07` */
export function formatDayAndSecond(at: number | string): string {
  return dayAndSecond.format(new Date(at));
}

/** `Tue`, for a date such as `2026-11-24`. */
export function formatWeekday(date: string): string {
  return weekday.format(new Date(date));
}

/** `Tuesday, 24 November 2026 at 16:40` */
export function formatExactly(at: number | string): string {
  return exactly.format(new Date(at));
}

/** `just now`, `5 minutes ago`, `3 hours ago`, `2 days ago` */
export function formatAgo(at: number, now: number): string {
  const ms = now - at;
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return ago.format(-Math.floor(ms / MINUTE), 'minute');
  return ms < DAY ? ago.format(-Math.floor(ms / HOUR), 'hour') : ago.format(-Math.floor(ms / DAY), 'day');
}

/** Exceeds the time left by less than a second: `45 s`, `14 min`, `3 h 20 min`, `6 d 4 h`. */
export function formatLeft(ms: number): string {
  if (ms <= MINUTE) return `${Math.max(0, Math.ceil(ms / SECOND))} s`;
  // A timer is late by some ms, and 14 minutes are left then.
  const left = Math.ceil(ms / SECOND) * SECOND;
  if (left < HOUR) return `${Math.floor(left / MINUTE)} min`;
  return left < DAY ? inTwo(left, HOUR, 'h', MINUTE, 'min') : inTwo(left, DAY, 'd', HOUR, 'h');
}

function inTwo(ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeUnit}${rest ? ` ${rest} ${smallUnit}` : ''}`;
}

/**
 * A duration: milliseconds (`900000`), a compact string (`"15m"`, `"1h 30m"`, `"500ms"`), an ISO 8601 duration of days
 * and time (`"PT15M"`, `"P7D"`), or parts (`{ minutes: 15 }`).
 *
 * Years and months are not accepted, because their length varies. ISO 8601 weeks are not accepted either.
 *
 * @see https://tc39.es/proposal-temporal/#prod-Duration
 */
export type DurationInput = number | string | DurationParts;

/** Parts of a duration: whole numbers, 0 or more. Omitted parts count as 0. */
export interface DurationParts {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

const MS = 1;
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const UNITS = [DAY, HOUR, MINUTE, SECOND, MS];
const LETTERS = ['d', 'h', 'm', 's', 'ms'];

const COMPACT = /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const ISO = /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Converts a duration to milliseconds.
 *
 * @returns whole milliseconds, 0 or more
 * @throws TypeError if the input is not a duration; the message quotes it
 * @example
 * parseDuration('1h30m') // 5_400_000
 * parseDuration('PT15M') // 900_000
 * parseDuration({ days: 7 }) // 604_800_000
 */
export function parseDuration(input: DurationInput): number {
  const ms = toMs(input);
  if (Number.isSafeInteger(ms) && ms >= 0) return ms;
  const given = typeof input === 'number' ? input : JSON.stringify(input);
  throw new TypeError(`${given} is not a duration. Use 900000, "15m" or { minutes: 15 }.`);
}

/**
 * Formats a duration in the shortest compact form that {@link parseDuration} reads back unchanged. It is meant for
 * settings and logs. For users, `@curfew/react` formats durations with `Intl`.
 *
 * @param ms - whole milliseconds, 0 or more
 * @throws TypeError if `ms` is negative or not whole
 * @example
 * formatDuration(5_400_000) // '1h30m'
 * formatDuration(0) // '0s'
 */
export function formatDuration(ms: number): string {
  let rest = parseDuration(ms);
  let text = '';
  for (const [i, size] of UNITS.entries()) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count) text += `${count}${LETTERS[i]}`;
  }
  return text || '0s';
}

function toMs(input: DurationInput): number {
  if (typeof input === 'number') return input;
  if (typeof input === 'string') {
    const text = input.replace(/\s/g, '');
    const parts = COMPACT.exec(text) ?? ISO.exec(text);
    return parts ? sum(parts.slice(1)) : Number.NaN;
  }
  const { days, hours, minutes, seconds, ...unknown } = input ?? {};
  const counts = [days, hours, minutes, seconds];
  const isWrong = Object.keys(unknown).length > 0 || counts.every((count) => count === undefined);
  return isWrong ? Number.NaN : sum(counts);
}

function sum(counts: readonly (string | number | undefined)[]): number {
  return UNITS.reduce((total, size, i) => {
    const count = Number(counts[i] ?? 0);
    return count >= 0 && Number.isInteger(count) ? total + count * size : Number.NaN;
  }, 0);
}

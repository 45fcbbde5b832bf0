import { type Clock, systemClock } from '../clock.ts';
import { flat } from '../flat.ts';
import { HttpError } from './problems.ts';

/** Of each of two generations: to delete single keys from a large map costs more than to count. */
const MOST_KEYS = 50_000;

/** Counts requests by a key, such as an address. */
export interface RateLimit {
  /**
   * Counts one request.
   *
   * @throws HttpError `rate_limited`, with `Retry-After`, if it exceeds the limit; it is not counted then
   */
  count(key: string): void;
  /** The number of keys that it holds, for metrics. */
  size(): number;
}

/** Options of {@link rateLimit}. */
export interface RateLimitOptions {
  /** Requests per minute. After a quiet minute, this many are allowed at once. */
  readonly perMinute: number;
  /**
   * For tests.
   *
   * @default the machine's monotonic clock
   */
  readonly clock?: Clock;
}

/**
 * Limits requests within this process.
 *
 * @throws RangeError if `perMinute` is not above 0
 * @example
 * const signIns = rateLimit({ perMinute: 20 });
 * signIns.count(address);
 */
export function rateLimit({ perMinute, clock = systemClock }: RateLimitOptions): RateLimit {
  if (!(perMinute > 0)) throw new RangeError('rateLimit: perMinute must be above 0.');
  const each = 60_000 / perMinute;
  let recent = new Map<string, number>();
  let older = new Map<string, number>();

  return {
    count(key) {
      const now = clock.now();
      const latest = recent.get(key);
      const done = Math.max(latest ?? older.get(key) ?? 0, now) + each;
      const tooSoonMs = done - now - 60_000;
      // Less is a rounding error.
      if (tooSoonMs > 1e-3) {
        throw new HttpError('rate_limited', { headers: { 'retry-after': String(Math.ceil(tooSoonMs / 1_000)) } });
      }
      // A key may be cut out of a long header.
      recent.set(latest === undefined ? flat(key) : key, done);
      if (recent.size < MOST_KEYS) return;
      older = recent;
      recent = new Map();
    },

    // A key may be in both.
    size: () => recent.size + older.size,
  };
}

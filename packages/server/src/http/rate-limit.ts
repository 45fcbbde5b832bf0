import { type Clock, systemClock } from '../clock.ts';
import { HttpError } from './problems.ts';

/** The key unused for longest is dropped. */
const MOST_KEYS = 100_000;

/** Counts requests by a key, such as an address. */
export interface RateLimit {
  /**
   * Counts one request.
   *
   * @throws HttpError `rate_limited`, with `Retry-After`, if it exceeds the limit; it is not counted then
   */
  count(key: string): void;
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
  const doneAt = new Map<string, number>();

  return {
    count(key) {
      const now = clock.now();
      const done = Math.max(doneAt.get(key) ?? 0, now) + each;
      const tooSoonMs = done - now - 60_000;
      // Less than a microsecond is a rounding error.
      if (tooSoonMs > 1e-3) {
        throw new HttpError('rate_limited', { headers: { 'retry-after': String(Math.ceil(tooSoonMs / 1_000)) } });
      }
      doneAt.delete(key);
      doneAt.set(key, done);
      if (doneAt.size > MOST_KEYS) for (const oldest of doneAt.keys()) return void doneAt.delete(oldest);
    },
  };
}

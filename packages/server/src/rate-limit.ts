import { type Clock, systemClock } from './clock.ts';
import { Refusal } from './problems.ts';

/** More keys than this are not remembered: the longest unseen are let go. */
const MOST_KEYS = 100_000;

/** Counts requests by a key, such as an address. */
export interface RateLimit {
  /**
   * Counts one.
   *
   * @throws Refusal `rate_limited`, with `Retry-After`, if it is one too many; that one is not counted
   */
  count(key: string): void;
}

/** Options of {@link rateLimit}. */
export interface RateLimitOptions {
  /** So many in a minute, and so many at once after a minute of quiet. */
  readonly perMinute: number;
  /** For tests. Default: the machine's monotonic clock. */
  readonly clock?: Clock;
}

/**
 * A rate limit of this process. It remembers one instant a key: when what has been counted will have been worked off.
 *
 * @throws RangeError unless `perMinute` is above 0
 * @example
 * const signIns = rateLimit({ perMinute: 20 });
 * signIns.count(address);
 */
export function rateLimit({ perMinute, clock = systemClock }: RateLimitOptions): RateLimit {
  if (!(perMinute > 0)) throw new RangeError('perMinute must be above 0.');
  const each = 60_000 / perMinute;
  const doneAt = new Map<string, number>();

  return {
    count(key) {
      const now = clock.now();
      const done = Math.max(doneAt.get(key) ?? 0, now) + each;
      const tooSoonMs = done - now - 60_000;
      // Less than a microsecond is the rounding of a sum.
      if (tooSoonMs > 1e-3) {
        throw new Refusal('rate_limited', { headers: { 'retry-after': String(Math.ceil(tooSoonMs / 1_000)) } });
      }
      doneAt.delete(key);
      doneAt.set(key, done);
      if (doneAt.size > MOST_KEYS) for (const oldest of doneAt.keys()) return void doneAt.delete(oldest);
    },
  };
}

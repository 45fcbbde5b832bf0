import type { SessionBucket } from '@curfew/core';

/** One bar of a histogram. */
export interface Bar extends SessionBucket {
  /** The share of the highest bar, from 0 to 1. */
  readonly share: number;
  /** Which side of the limit its sessions are on. `cut`: some of them may be beyond. */
  readonly part: 'within' | 'cut' | 'beyond';
  /** Whether the limit is where this bucket begins, or inside of it. */
  readonly line: 'start' | 'inside' | null;
}

/** The bars of a histogram, and how many sessions are beyond its limit: exactly `most` if `least` is the same. */
export interface Bars {
  readonly bars: readonly Bar[];
  readonly least: number;
  readonly most: number;
}

/**
 * Makes the bars of a histogram. Empty buckets at the end are left out, but for one beyond the limit. A session that has
 * reached the limit is beyond. Pure.
 *
 * @param buckets - contiguous and ascending, in ms
 * @param limitMs - the limit in the form
 * @param savedMs - the saved limit
 */
export function barsOf(buckets: readonly SessionBucket[], limitMs: number, savedMs: number): Bars {
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  let least = 0;
  let most = 0;
  const all = buckets.map((bucket): Bar => {
    const { fromMs, toMs, count } = bucket;
    const isBeyond = fromMs >= limitMs;
    const isInside = !isBeyond && limitMs < (toMs ?? Number.POSITIVE_INFINITY);
    // An active session has not reached the saved limit.
    const part = isBeyond ? 'beyond' : isInside && limitMs < savedMs ? 'cut' : 'within';
    if (isBeyond) least += count;
    if (part !== 'within') most += count;
    const line = isInside ? 'inside' : fromMs === limitMs ? 'start' : null;
    return { ...bucket, share: count / highest, part, line };
  });
  const lastFilled = all.findLastIndex(({ count }) => count > 0);
  const firstBeyond = all.findIndex(({ part }) => part === 'beyond');
  const shown = Math.max(lastFilled, firstBeyond === -1 ? all.length : firstBeyond) + 1;
  return { bars: all.slice(0, shown), least, most };
}

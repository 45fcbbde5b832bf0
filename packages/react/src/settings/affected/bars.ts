import type { SessionBucket } from '@curfew/core';

export interface Bar extends SessionBucket {
  /** Of the highest bar, from 0 to 1. */
  readonly share: number;
  /** `cut`: some of its sessions may be beyond. */
  readonly part: 'within' | 'cut' | 'beyond';
  /** Where in the bucket the limit is. */
  readonly line: 'start' | 'inside' | null;
}

/** With how many sessions are beyond the limit: exactly `most` if `least` is the same. */
export interface Bars {
  readonly bars: readonly Bar[];
  readonly least: number;
  readonly most: number;
}

/**
 * Without empty buckets at the end, but for one beyond the limit. A session that has reached the limit is beyond. `buckets`
 * are contiguous and ascending.
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

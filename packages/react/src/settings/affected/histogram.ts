import type { PolicySessions } from '@curfew/core';

type Bucket = PolicySessions['idle'][number];

/** One bar of a histogram. */
export interface Bar extends Bucket {
  /** The share of the highest bar, from 0 to 1. */
  readonly share: number;
  /** Which side of the limit its sessions are on. `cut`: the limit is inside of the bucket. */
  readonly part: 'within' | 'cut' | 'beyond';
  /** Whether the limit is where this bucket begins, or inside of it. */
  readonly limit: 'start' | 'inside' | null;
}

/**
 * Makes the bars of a histogram. Empty buckets at the end are left out, but for one beyond the limit. Pure.
 *
 * @param buckets - contiguous and ascending, in ms
 */
export function barsOf(buckets: readonly Bucket[], limitMs: number): readonly Bar[] {
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  const all = buckets.map((bucket): Bar => {
    const part = partOf(bucket, limitMs);
    const limit = part === 'cut' ? 'inside' : bucket.fromMs === limitMs ? 'start' : null;
    return { ...bucket, share: bucket.count / highest, part, limit };
  });
  const lastFilled = all.findLastIndex(({ count }) => count > 0);
  const firstBeyond = all.findIndex(({ part }) => part === 'beyond');
  return all.slice(0, Math.max(lastFilled, firstBeyond === -1 ? all.length : firstBeyond) + 1);
}

/**
 * Counts the sessions beyond a limit. A session that has reached it is beyond. Pure.
 *
 * @returns the same number twice if no bucket with sessions is cut
 */
export function countBeyond(
  buckets: readonly Bucket[],
  limitMs: number,
): { readonly least: number; readonly most: number } {
  let least = 0;
  let most = 0;
  for (const bucket of buckets) {
    const part = partOf(bucket, limitMs);
    if (part === 'within') continue;
    most += bucket.count;
    if (part === 'beyond') least += bucket.count;
  }
  return { least, most };
}

function partOf({ fromMs, toMs }: Bucket, limitMs: number): Bar['part'] {
  if (fromMs >= limitMs) return 'beyond';
  // Without a limit, the last bucket, which has no end, is within it too.
  return (toMs ?? Number.POSITIVE_INFINITY) <= limitMs ? 'within' : 'cut';
}

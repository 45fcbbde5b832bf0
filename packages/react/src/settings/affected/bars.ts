import type { SessionBucket } from '@curfew/core';

export interface Bar extends SessionBucket {
  /** Of the highest bar, from 0 to 1. */
  readonly share: number;
  /** `cut`: some of its sessions may be beyond. */
  readonly part: 'within' | 'cut' | 'beyond';
  /** Where in the bucket the limit is. */
  readonly line: 'start' | 'inside' | null;
}

/** In ms, in the form and as saved. */
export interface Limit {
  readonly limitMs: number;
  readonly savedMs: number;
}

/** Without empty buckets at the end, but for one beyond the limit. `buckets` are contiguous and ascending. */
export function barsOf(buckets: readonly SessionBucket[], limit: Limit): readonly Bar[] {
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  const all = buckets.map((bucket): Bar => {
    const { fromMs, toMs, count } = bucket;
    const isInside = fromMs < limit.limitMs && limit.limitMs < (toMs ?? Number.POSITIVE_INFINITY);
    const line = isInside ? 'inside' : fromMs === limit.limitMs ? 'start' : null;
    return { ...bucket, share: count / highest, part: partOf(bucket, limit), line };
  });
  const lastFilled = all.findLastIndex(({ count }) => count > 0);
  const firstBeyond = all.findIndex(({ part }) => part === 'beyond');
  return all.slice(0, Math.max(lastFilled, firstBeyond === -1 ? all.length : firstBeyond) + 1);
}

/** A session that has reached the limit is beyond. Returns the same number twice if no bucket with sessions is cut. */
export function countBeyond(
  buckets: readonly SessionBucket[],
  limit: Limit,
): { readonly least: number; readonly most: number } {
  let least = 0;
  let most = 0;
  for (const bucket of buckets) {
    const part = partOf(bucket, limit);
    if (part === 'within') continue;
    most += bucket.count;
    if (part === 'beyond') least += bucket.count;
  }
  return { least, most };
}

function partOf({ fromMs, toMs }: SessionBucket, { limitMs, savedMs }: Limit): Bar['part'] {
  if (fromMs >= limitMs) return 'beyond';
  if ((toMs ?? Number.POSITIVE_INFINITY) <= limitMs) return 'within';
  // An active session has not reached the saved limit.
  return limitMs < savedMs ? 'cut' : 'within';
}

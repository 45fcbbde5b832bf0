import type { PolicySessions, SessionBucket } from '../protocol.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Where the buckets of {@link sessionCounts} begin, in ms. They fit durations from a minute to seven days. */
export const BUCKETS_MS: readonly number[] = [
  ...[0, 1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 4, 7].map((days) => days * DAY),
];

/** Counts of sessions, without the sessions. */
export interface SessionCounts {
  /**
   * Adds active sessions.
   *
   * @param idleMs - the time since their last activity
   * @param ageMs - the time since their sign-in
   * @param count - default: one
   */
  add(idleMs: number, ageMs: number, count?: number): void;
  result(): PolicySessions;
}

/**
 * Counts sessions by idle time and by age.
 *
 * @example
 * const counts = sessionCounts();
 * for (const found of all) if (lifeOf(found).live) counts.add(now - found.session.seenAt, now - found.session.createdAt);
 * return counts.result();
 */
export function sessionCounts(): SessionCounts {
  const idle = BUCKETS_MS.map(() => 0);
  const age = BUCKETS_MS.map(() => 0);
  let total = 0;

  return {
    add(idleMs, ageMs, count = 1) {
      total += count;
      increase(idle, idleMs, count);
      increase(age, ageMs, count);
    },
    result: () => ({ total, idle: idle.map(toBucket), age: age.map(toBucket) }),
  };
}

/** Input is newer than a clock that was set back. */
function increase(counts: number[], ms: number, count: number): void {
  const found = BUCKETS_MS.findLastIndex((from) => from <= ms);
  const index = Math.max(0, found);
  counts[index] = (counts[index] ?? 0) + count;
}

function toBucket(count: number, index: number): SessionBucket {
  return { fromMs: BUCKETS_MS[index] ?? 0, toMs: BUCKETS_MS[index + 1] ?? null, count };
}

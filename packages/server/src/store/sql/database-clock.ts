/**
 * What the database's clock will show at most. A statement that runs only after its request was refused must write nothing.
 */
export interface DatabaseClock {
  /** By `performance.now()`, when the statement was sent. Call it as soon as the rows are there. */
  observe(rows: readonly Record<string, unknown>[], sentAt: number): void;
  /** In ms since the Unix epoch; `null` if nothing is known. */
  at(time: number): number | null;
}

export function createDatabaseClock(): DatabaseClock {
  /** An upper bound. */
  let aheadMs = Number.POSITIVE_INFINITY;
  return {
    observe([row], sentAt) {
      if (!row) return;
      const now = Number(row.now);
      // A statement that took long shows less than an earlier one, unless the clock has been set since.
      const wasSet = now - performance.now() > aheadMs;
      aheadMs = wasSet ? now - sentAt : Math.min(aheadMs, now - sentAt);
    },
    at: (time) => (time + aheadMs === Number.POSITIVE_INFINITY ? null : Math.ceil(time + aheadMs)),
  };
}

/**
 * What the database's clock will show, as far as its earlier answers show. A statement that it executes after its
 * request was refused must write nothing: it may have been stopped in between.
 */
export interface DatabaseClock {
  /** @param sentAt - when the statement was sent, as `performance.now()` counts. Called as soon as its rows are there. */
  observe(rows: readonly Record<string, unknown>[], sentAt: number): void;
  /** The latest that it can show at this time, in ms since the Unix epoch; `null` if nothing is known. */
  at(time: number): number | null;
}

export function createDatabaseClock(): DatabaseClock {
  /** At least as much as the database's clock is ahead. */
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

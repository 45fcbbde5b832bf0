/**
 * What the database's clock will show, as far as its earlier answers tell. A statement that it executes after its
 * request was refused must write nothing: it may have been stopped in between.
 */
export interface DatabaseClock {
  /** @param sentAt - when the statement was sent, as `performance.now()` counts */
  observe(rows: readonly Record<string, unknown>[], sentAt: number): void;
  /** The latest that it can show at this time, in ms since the Unix epoch; `null` if nothing is known. */
  at(time: number): number | null;
}

export function createDatabaseClock(): DatabaseClock {
  let aheadMs: number | null = null;
  return {
    observe([row], sentAt) {
      if (row) aheadMs = Number(row.now) - sentAt;
    },
    at: (time) => (aheadMs === null || time === Number.POSITIVE_INFINITY ? null : Math.ceil(time + aheadMs)),
  };
}

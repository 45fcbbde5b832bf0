import type { Heartbeat, Store } from '../types.ts';
import { type Ask, GROUP, inGroups } from './batch.ts';
import type { SqlQuery } from './driver.ts';
import { TOUCH } from './statements.ts';

/** Concurrent heartbeats share a statement. */
export function groupTouches(sql: SqlQuery): Store['touch'] {
  const ask = inGroups<Ask & Heartbeat>(eachOnce, (group) =>
    sql.query(TOUCH, [group.map((t) => t.tokenHash), group.map((t) => t.ageMs), group.map((t) => t.sid)]),
  );
  // PostgreSQL rejects text with NUL, and with it the whole group.
  return async (tokenHash, touch) => (touch.sid?.includes('\0') ? null : ask({ tokenHash, ...touch }));
}

/** Takes each session once, because a statement writes a row once. Sorted, so that groups do not block each other. */
function eachOnce<W extends Ask>(waiting: readonly W[]): [group: W[], rest: W[]] {
  const group = new Map<string, W>();
  const rest: W[] = [];
  for (const touch of waiting) {
    if (group.size < GROUP && !group.has(touch.tokenHash)) group.set(touch.tokenHash, touch);
    else rest.push(touch);
  }
  return [[...group.values()].sort((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1)), rest];
}

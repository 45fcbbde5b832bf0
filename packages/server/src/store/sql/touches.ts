import type { Heartbeat, Store } from '../types.ts';
import { type Ask, GROUP, inGroups } from './batch.ts';
import type { DatabaseClock } from './database-clock.ts';
import type { AvailableSql } from './driver.ts';
import { canBeSid } from './rows.ts';
import { TOUCH } from './statements.ts';

export function groupTouches(sql: AvailableSql, clock: DatabaseClock): Store['touch'] {
  const ask = inGroups<Ask & Heartbeat>(eachOnce, async (group, until) => {
    const sentAt = performance.now();
    const columns = [group.map((t) => t.tokenHash), group.map((t) => t.ageMs), group.map((t) => t.sid)];
    const rows = await sql.query(TOUCH, [...columns, group.map((t) => clock.at(t.until))], until);
    clock.observe(rows, sentAt);
    return rows;
  });
  return async (tokenHash, touch) =>
    // PostgreSQL rejects what its encoding lacks, and with it the whole group.
    touch.sid !== null && !canBeSid(touch.sid) ? null : ask({ tokenHash, until: sql.deadline(), ...touch });
}

/** A statement writes a row once. */
function eachOnce<W extends { readonly ask: Ask }>(waiting: readonly W[]): [group: W[], rest: W[]] {
  const group = new Map<string, W>();
  const rest: W[] = [];
  for (const touch of waiting) {
    const { tokenHash } = touch.ask;
    if (group.size < GROUP && !group.has(tokenHash)) group.set(tokenHash, touch);
    else rest.push(touch);
  }
  return [[...group.values()], rest];
}

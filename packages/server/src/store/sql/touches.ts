import type { Found, Store, Touch } from '../types.ts';
import type { SqlQuery } from './driver.ts';
import { GROUP, inLanes } from './lanes.ts';
import { toFound } from './rows.ts';
import { TOUCH } from './statements.ts';

interface Waiting extends Touch {
  readonly tokenHash: string;
  readonly resolve: (found: Found | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes heartbeats, those that come together in one statement. */
export function groupTouches(sql: SqlQuery): Store['touch'] {
  const ask = inLanes<Waiting>(nextGroup, (group) => write(sql, group));
  return (tokenHash, { ageMs, sid }) =>
    new Promise((resolve, reject) => {
      // Text with NUL is no text to PostgreSQL: the statement would fail, and with it the whole group.
      if (sid?.includes('\0')) resolve(null);
      else ask({ tokenHash, ageMs, sid, resolve, reject });
    });
}

/** Each session once, because a statement writes a row once; and in one order, so that groups do not block each other. */
function nextGroup(waiting: readonly Waiting[]): [group: Waiting[], rest: Waiting[]] {
  const group = new Map<string, Waiting>();
  const rest: Waiting[] = [];
  for (const touch of waiting) {
    if (group.size < GROUP && !group.has(touch.tokenHash)) group.set(touch.tokenHash, touch);
    else rest.push(touch);
  }
  return [[...group.values()].sort((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1)), rest];
}

async function write(sql: SqlQuery, group: readonly Waiting[]): Promise<void> {
  try {
    const columns = [group.map((t) => t.tokenHash), group.map((t) => t.ageMs), group.map((t) => t.sid)];
    const written = new Map((await sql.query(TOUCH, columns)).map((row) => [row.token_hash, row]));
    for (const { tokenHash, resolve } of group) {
      const row = written.get(tokenHash);
      resolve(row ? toFound(row) : null);
    }
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

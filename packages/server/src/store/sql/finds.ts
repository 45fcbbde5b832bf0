import type { Found } from '../types.ts';
import type { SqlQuery } from './driver.ts';
import { GROUP, inLanes } from './lanes.ts';
import { toFound } from './rows.ts';
import { FIND_ALL } from './statements.ts';

interface Waiting {
  readonly tokenHash: string;
  readonly resolve: (found: Found | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads sessions, those that are asked for together in one statement. It begins after the last of them was asked for. */
export function groupFinds(sql: SqlQuery): (tokenHash: string) => Promise<Found | null> {
  const ask = inLanes<Waiting>(
    (waiting) => [waiting.slice(0, GROUP), waiting.slice(GROUP)],
    (group) => read(sql, group),
  );
  return (tokenHash) => new Promise((resolve, reject) => ask({ tokenHash, resolve, reject }));
}

async function read(sql: SqlQuery, group: readonly Waiting[]): Promise<void> {
  try {
    const rows = await sql.query(FIND_ALL, [[...new Set(group.map(({ tokenHash }) => tokenHash))]]);
    const found = new Map(rows.map((row) => [row.token_hash, toFound(row)]));
    for (const { tokenHash, resolve } of group) resolve(found.get(tokenHash) ?? null);
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

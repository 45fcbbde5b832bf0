import type { SessionWithPolicy } from '../types.ts';
import { inGroups, inOrder } from './batch.ts';
import type { SqlQuery } from './driver.ts';
import { FIND } from './statements.ts';

/** Concurrent reads share a statement. */
export function groupFinds(sql: SqlQuery): (tokenHash: string, until: number) => Promise<SessionWithPolicy | null> {
  const ask = inGroups(inOrder, (group) => sql.query(FIND, [[...new Set(group.map(({ tokenHash }) => tokenHash))]]));
  return (tokenHash, until) => ask({ tokenHash, until });
}

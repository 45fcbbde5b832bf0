import type { SessionWithPolicy } from '../types.ts';
import { GROUP, inGroups } from './batch.ts';
import type { SqlQuery } from './driver.ts';
import { FIND } from './statements.ts';

/** Concurrent reads share a statement. */
export function groupFinds(sql: SqlQuery): (tokenHash: string) => Promise<SessionWithPolicy | null> {
  const ask = inGroups(
    (waiting) => [waiting.slice(0, GROUP), waiting.slice(GROUP)],
    (group) => sql.query(FIND, [[...new Set(group.map(({ tokenHash }) => tokenHash))]]),
  );
  return (tokenHash) => ask({ tokenHash });
}

import { StoreUnavailableError } from '../../errors.ts';
import type { SessionWithPolicy } from '../types.ts';
import { inGroups, inOrder } from './batch.ts';
import { type AvailableSql, replicaError } from './driver.ts';
import { FIND } from './statements.ts';

export function groupFinds(sql: AvailableSql): (tokenHash: string, until: number) => Promise<SessionWithPolicy | null> {
  const ask = inGroups(inOrder, async (group, until) => {
    const rows = await sql.query(FIND, [[...new Set(group.map(({ tokenHash }) => tokenHash))]], until);
    if (rows[0]?.is_replica) throw new StoreUnavailableError(replicaError());
    return rows;
  });
  return (tokenHash, until) => ask({ tokenHash, until });
}

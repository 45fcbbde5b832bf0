import type { SessionWithPolicy } from '../types.ts';
import { inGroups, inOrder } from './batch.ts';
import type { AvailableSql } from './driver.ts';
import { FIND } from './statements.ts';

export function groupFinds(sql: AvailableSql): (tokenHash: string, until: number) => Promise<SessionWithPolicy | null> {
  const ask = inGroups(inOrder, (group, until) =>
    sql.query(FIND, [[...new Set(group.map(({ tokenHash }) => tokenHash))]], until),
  );
  return (tokenHash, until) => ask({ tokenHash, until });
}

import { BUCKETS_MS, firstPolicy, nextPolicy, type PolicyEra, sessionCounts } from '@curfew/core/rules';
import { uuidTime, uuidv7 } from '@curfew/core/state';
import { changedPolicy, concernsActive, policyDetail } from '../policy-save.ts';
import type { PolicyChange, Store, StoredPolicy } from '../types.ts';
import type { AvailableSql, SqlQuery } from './driver.ts';
import { toPolicy } from './rows.ts';
import * as statement from './statements.ts';

/** After every id. */
const END = '~';

/** For session ids from `from` up to `to`. */
interface PolicyRow {
  readonly from: string;
  readonly to: string;
  readonly policy: StoredPolicy;
}

type Policies = Pick<Store, 'findPolicy' | 'ensurePolicy' | 'changePolicy' | 'previewPolicy' | 'countSessions'>;

export function createPolicies(sql: AvailableSql, node: string): Policies {
  return {
    findPolicy: (id) => findPolicy(sql, id),

    ensurePolicy: (id, tenant, durations) =>
      sql.transaction(async (tx) => {
        const first = { ...firstPolicy(id, durations, await readClock(tx)), tenant };
        const [inserted] = await tx.query(statement.INSERT_POLICY, [id, JSON.stringify(first)]);
        if (inserted) await auditPolicy(tx, first);
        return inserted ? first : ((await findPolicy(tx, id)) ?? first);
      }),

    changePolicy: (change) =>
      sql.transaction(async (tx) => {
        const { id, ifVersion } = change;
        const old = await findPolicy(tx, id, 'for no key update nowait');
        if (old?.version !== ifVersion) return null;
        // Under the lock, so that it is not from before the version that it replaces.
        const policy = changedPolicy(old, change, await readClock(tx));
        if (!policy) return null;
        const rows = toRows(policy);
        const columns = [rows.map(({ from }) => from), rows.map(({ to }) => to)];
        await tx.query(statement.WRITE_POLICY, [id, ...columns, rows.map((row) => JSON.stringify(row.policy))]);
        await auditPolicy(tx, policy, change);
        if (concernsActive(change)) await tx.query(statement.NOTIFY, [`${node} policy ${id}`]);
        return policy;
      }),

    previewPolicy: (id, durations, sid, apply = 'now') =>
      sql.transaction(async (tx) => {
        const policy = await findPolicy(tx, id);
        if (!policy) return { ends: 0, of: 0, self: false };
        const after = toRows(apply === 'now' ? nextPolicy(policy, durations, await readClock(tx)) : policy);
        const limits = (['idleMs', 'graceIdleMs', 'graceUntil', 'maxMs'] as const).map((name) =>
          after.map((row) => row.policy[name]),
        );
        const [row] = await tx.query(statement.PREVIEW, [id, sid, after.map(({ from }) => from), ...limits]);
        return { ends: Number(row?.ends), of: Number(row?.of), self: row?.self === true };
      }),

    async countSessions(policyId) {
      const counts = sessionCounts();
      // `width_bucket` counts from 1; 0 is below the first bucket.
      const least = (bucket: unknown) => BUCKETS_MS[Number(bucket) - 1] ?? 0;
      for (const { idle, age, count } of await sql.query(statement.COUNT_SESSIONS, [policyId, BUCKETS_MS]))
        counts.add(least(idle), least(age), Number(count));
      return counts.result();
    },
  };
}

/** With `lock`, a change that commits meanwhile leaves no last row, or one of another version. */
async function findPolicy(sql: SqlQuery, id: string, lock = ''): Promise<StoredPolicy | null> {
  const rows = await sql.query(`${statement.FIND_POLICY} ${lock}`, [id]);
  const newest = rows.find(({ to_sid }) => to_sid === END);
  if (!newest) return null;
  const earlier = rows.filter((row) => row !== newest).map(toEra);
  return { ...toPolicy(newest), ...(earlier.length > 0 && { earlier }) };
}

function toEra(row: Readonly<Record<string, unknown>>): PolicyEra {
  return { ...toPolicy(row), before: uuidTime(String(row.to_sid)) };
}

function toRows({ earlier = [], ...newest }: StoredPolicy): PolicyRow[] {
  const ends = earlier.map(({ before }) => uuidv7(before, new Uint8Array(10)));
  return [...earlier.map(({ before: _, ...era }) => era), newest].map((record, n) => ({
    from: ends[n - 1] ?? '',
    to: ends[n] ?? END,
    policy: { ...newest, ...record },
  }));
}

export async function readClock(sql: SqlQuery): Promise<number> {
  const [row] = await sql.query(`with ${statement.CLOCK} select now from clock`);
  return Number(row?.now);
}

async function auditPolicy(sql: SqlQuery, policy: StoredPolicy, change?: PolicyChange): Promise<void> {
  const { id, tenant, updatedAt } = policy;
  const detail = JSON.stringify(policyDetail(policy, change));
  await sql.query(statement.INSERT_AUDIT, [updatedAt, 'policy', tenant, change?.by ?? null, null, id, detail]);
}

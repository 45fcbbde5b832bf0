import { randomUUID } from 'node:crypto';
import { firstPolicy, lifeOf, nextPolicy } from '@curfew/core/rules';
import { durationsOf } from '@curfew/core/state';
import { TokenUsedError } from '../../errors.ts';
import { sweepAt } from '../../rules/sweep-plan.ts';
import { mintSid } from '../../tokens.ts';
import { createChanges } from '../changes.ts';
import { toChange } from '../pubsub.ts';
import type { RecordedEntry, Store, StoredPolicy } from '../types.ts';
import { type Sql, type SqlQuery, withAvailability } from './driver.ts';
import { groupFinds } from './finds.ts';
import { migrate } from './migrations.ts';
import { toAuditEntry, toFound, toPolicy, toRecorded } from './rows.ts';
import * as statement from './statements.ts';
import { sweep } from './sweep.ts';
import { groupTouches } from './touches.ts';

/**
 * Creates a store in PostgreSQL, or in PGlite, which is PostgreSQL inside this process. It creates its tables, whose
 * names begin with `curfew_`, and migrates those of an earlier version.
 *
 * @throws Error if a newer Curfew has created the tables
 * @throws StoreUnavailableError if the database does not respond
 * @example
 * const store = await sqlStore(await openPGlite('.data'));
 */
export async function sqlStore(driver: Sql): Promise<Store> {
  const sql = withAvailability(driver);
  await migrate(sql);
  const node = randomUUID();
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  const read = groupFinds(sql);

  /** The database notifies the other nodes. */
  function publishEnds(ended: readonly Record<string, unknown>[]): string[] {
    for (const row of ended) recorded.publish(toRecorded(row));
    const sids = ended.filter((row) => row.live === true).map((row) => String(row.sid));
    for (const sid of sids) changes.publish({ kind: 'end', sid });
    return sids;
  }

  const leave = await driver.listen?.(statement.CHANNEL, {
    onMessage(message) {
      const change = toChange(message, node);
      if (change) changes.publish(change);
    },
    // Earlier messages may have been missed.
    onListening: () => changes.publish({ kind: 'unknown' }),
  });

  return {
    async create({ tokenHash, supersedes, subject, tenant, policyId, userAgent, maxSessions, authAgeMs = 0 }) {
      const created = await sql.transaction(async (tx) => {
        const policy = await findPolicy(tx, policyId);
        if (!policy) return null;
        await tx.query(statement.LOCK_OWNER, [subject, tenant]);
        const [old] = supersedes === null ? [] : await tx.query(statement.FIND, [[supersedes]]);
        const room = [subject, tenant, maxSessions - 1, supersedes];
        const ended = await tx.query(statement.MAKE_ROOM, ['superseded', null, node, ...room]);
        const now = await clock(tx);
        const sid = mintSid(now, old ? String(old.sid) : null);
        const times = [now - authAgeMs, now, sweepAt(now + policy.idleMs)];
        const session = [tokenHash, sid, subject, tenant, policyId, userAgent, ...times];
        if (!(await tx.query(statement.INSERT_SESSION, session)).length) throw new TokenUsedError();
        const line: RecordedEntry = { at: now, event: 'sign-in', tenant, subject, sid, policyId, detail: {} };
        await tx.query(statement.INSERT_AUDIT, [now, 'sign-in', tenant, subject, sid, policyId, '{}']);
        const [row] = await tx.query(statement.FIND, [[tokenHash]]);
        return row ? { found: { ...toFound(row), now }, ended, line } : null;
      });
      if (!created) return null;
      publishEnds(created.ended);
      recorded.publish(created.line);
      return created.found;
    },

    async find(tokenHash) {
      for (;;) {
        const found = await read(tokenHash);
        if (!found || found.session.endedAt !== null || lifeOf(found).live) return found;
        // A heartbeat from before the deadline or the change of policy may still be written. So the end is recorded
        // before it is reported.
        publishEnds(await sql.query(statement.SETTLE, [null, null, node, tokenHash]));
      }
    },

    touch: groupTouches(sql),

    async end(tokenHash, reason) {
      return publishEnds(await sql.query(statement.END, [reason, null, node, tokenHash])).length > 0;
    },

    async list({ subject, tenant }, limit) {
      return (await sql.query(statement.LIST, [subject, tenant, limit])).map(toFound);
    },

    async revoke({ subject, tenant, only = null, except = null, by }) {
      // PostgreSQL rejects text with NUL.
      if (only?.includes('\0')) return [];
      return publishEnds(await sql.query(statement.REVOKE, ['revoked', by, node, subject, tenant, only, except]));
    },

    findPolicy: (id) => findPolicy(sql, id),

    ensurePolicy: (id, tenant, durations) =>
      sql.transaction(async (tx) => {
        const first = { ...firstPolicy(id, durations, await clock(tx)), tenant };
        const [inserted] = await tx.query(statement.INSERT_POLICY, [id, JSON.stringify(first)]);
        if (inserted) await auditPolicy(tx, first, null);
        return inserted ? first : ((await findPolicy(tx, id)) ?? first);
      }),

    async changePolicy({ id, durations, ifVersion, by }) {
      const changed = await sql.transaction(async (tx) => {
        const [row] = await tx.query('select policy from curfew_policy where id = $1 for no key update', [id]);
        const old = row && toPolicy(row);
        if (old?.version !== ifVersion) return null;
        // The clock is read under the lock: during the wait for it, the watermarks would become outdated.
        const policy = nextPolicy(old, durations, await clock(tx));
        await tx.query(statement.UPDATE_POLICY, [id, JSON.stringify(policy)]);
        await auditPolicy(tx, policy, by);
        await tx.query(statement.NOTIFY, [`${node} policy ${id}`]);
        return policy;
      });
      if (changed) changes.publish({ kind: 'policy', policyId: id });
      return changed;
    },

    previewPolicy: (id, durations, sid) =>
      sql.transaction(async (tx) => {
        const policy = await findPolicy(tx, id);
        if (!policy) return { ends: 0, of: 0, self: false };
        const after = nextPolicy(policy, durations, await clock(tx));
        const values = [id, sid, after.idleMs, after.graceIdleMs, after.graceUntil, after.maxMs];
        const [row] = await tx.query(statement.PREVIEW, values);
        return { ends: Number(row?.ends), of: Number(row?.of), self: row?.self === true };
      }),

    async audit({ tenant, limit, before }) {
      if (before !== null && !/^\d{1,18}$/.test(before)) return [];
      return (await sql.query(statement.auditPage(tenant), [tenant, limit, before])).map(toAuditEntry);
    },

    async trimAudit(keepMs, limit) {
      return (await sql.query(statement.TRIM_AUDIT, [keepMs, limit])).length;
    },

    async sweep(limit) {
      const { checked, ended } = await sweep(sql, limit);
      for (const row of ended) recorded.publish(toRecorded(row));
      return checked;
    },

    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,

    async close() {
      leave?.();
      await sql.close();
    },
  };
}

async function findPolicy(sql: SqlQuery, id: string): Promise<StoredPolicy | null> {
  const [row] = await sql.query('select policy from curfew_policy where id = $1', [id]);
  return row ? toPolicy(row) : null;
}

async function clock(sql: SqlQuery): Promise<number> {
  const [row] = await sql.query(`with ${statement.CLOCK} select now from clock`);
  return Number(row?.now);
}

async function auditPolicy(sql: SqlQuery, policy: StoredPolicy, by: string | null): Promise<void> {
  const { id, tenant, version, updatedAt } = policy;
  const detail = JSON.stringify({ version, ...durationsOf(policy) });
  await sql.query(statement.INSERT_AUDIT, [updatedAt, 'policy', tenant, by, null, id, detail]);
}

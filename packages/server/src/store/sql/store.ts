import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { lifeOf } from '@curfew/core/rules';
import { mintSecret } from '../../tokens.ts';
import { takeTurns } from '../../turns.ts';
import { createChanges } from '../changes.ts';
import { concernsActive } from '../policy-save.ts';
import { toChange, toEnd } from '../pubsub.ts';
import type { RecordedEntry, Store } from '../types.ts';
import { inGroups, inOrder } from './batch.ts';
import { createDatabaseClock } from './database-clock.ts';
import { lockPause, type Sql, withAvailability } from './driver.ts';
import { groupFinds } from './finds.ts';
import { migrate } from './migrations.ts';
import { createPolicies, readClock } from './policies.ts';
import { canBeSid, toAuditEntry, toFound, toRecorded } from './rows.ts';
import { createSignIn } from './sign-in.ts';
import * as statement from './statements.ts';
import { sweep } from './sweep.ts';
import { groupTouches } from './touches.ts';

/** Operations other than heartbeats and reads. */
const AT_ONCE = 3;

const ACCOUNT_KEY = 'account';

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
  const grouped = withAvailability(driver);
  await migrate(grouped);
  // Heartbeats and reads have connections of their own, so that nothing delays them.
  const sql = withAvailability(driver, takeTurns(AT_ONCE));
  const node = randomUUID();
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  const clock = createDatabaseClock();
  const sentAt = performance.now();
  clock.observe([{ now: await readClock(grouped) }], sentAt);
  const read = groupFinds(grouped);
  const settle = inGroups(inOrder, async (group, until) => {
    const hashes = group.map(({ tokenHash }) => tokenHash);
    publishEnds(await grouped.query(statement.SETTLE, [null, null, node, hashes], until));
    return [];
  });
  const signIn = createSignIn(sql, node);
  const policies = createPolicies(sql, node);

  function publishEnds(ended: readonly Record<string, unknown>[]): string[] {
    for (const row of ended) recorded.publish(toRecorded(row));
    const lines = ended.filter((row) => row.live === true).map(toRecorded);
    for (const { sid, detail } of lines) changes.publish(toEnd(sid, detail));
    return lines.map(({ sid }) => sid);
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
    async create(session) {
      const created = await signIn(session);
      if (!created) return null;
      const { found, detail, ended } = created;
      if (!lifeOf(found).live) return found;
      publishEnds(ended);
      const { sid, subject, tenant, policyId } = found.session;
      recorded.publish({ at: found.now, event: 'sign-in', tenant, subject, sid, policyId, detail });
      return found;
    },

    async find(tokenHash) {
      const until = sql.deadline();
      for (let attempt = 0; ; attempt++) {
        if (attempt > 1) await delay(lockPause(attempt - 1));
        const found = await read(tokenHash, until);
        if (!found || found.session.endedAt !== null || lifeOf(found).live) return found;
        // Recorded before it is reported: see ADR 15.
        await settle({ tokenHash, until });
      }
    },

    touch: groupTouches(grouped, clock),

    async end(tokenHash, reason) {
      return publishEnds(await sql.query(statement.END, [reason, null, node, tokenHash])).length > 0;
    },

    async list({ subject, tenant }, limit) {
      return (await sql.query(statement.LIST, [subject, tenant, limit])).map(toFound);
    },

    async revoke({ subject, tenant, only = null, except = null, by }) {
      if (only !== null && !canBeSid(only)) return [];
      return publishEnds(await sql.query(statement.REVOKE, ['revoked', by, node, subject, tenant, only, except]));
    },

    async accountKey() {
      // Not queued: heartbeats and reads wait for it.
      const [found] = await grouped.query(statement.FIND_SECRET, [ACCOUNT_KEY]);
      const [kept] = found ? [found] : await grouped.query(statement.KEEP_SECRET, [ACCOUNT_KEY, mintSecret()]);
      return String(kept?.value);
    },

    ...policies,

    async changePolicy(change) {
      const changed = await policies.changePolicy(change);
      if (changed && concernsActive(change)) changes.publish({ kind: 'policy', policyId: change.id });
      return changed;
    },

    async audit({ tenant, limit, before, policyId }) {
      if (before !== null && !/^\d{1,18}$/.test(before)) return [];
      const ofPolicy = policyId === undefined ? [] : [policyId];
      const page = statement.auditPage(tenant, ofPolicy.length > 0);
      return (await sql.query(page, [tenant, limit, before, ...ofPolicy])).map(toAuditEntry);
    },

    async trimAudit(keepMs, limit) {
      return (await sql.query(statement.TRIM_AUDIT, [keepMs, limit])).length;
    },

    async sweep(limit) {
      const checked = await sweep(sql, limit, (ended) => {
        for (const row of ended) recorded.publish(toRecorded(row));
      });
      await driver.maintain?.();
      return checked;
    },

    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,

    async check() {
      // Not queued: a node whose other operations wait still answers heartbeats and reads.
      await grouped.query(statement.CHECK);
    },

    async close() {
      leave?.();
      await driver.close();
    },
  };
}

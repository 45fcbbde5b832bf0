import { coalesces, firstPolicy, lifeOf, nextPolicy } from '@curfew/core/rules';
import { durationsOf, type EndReason } from '@curfew/core/state';
import { TokenUsedError } from '../errors.ts';
import { sweepAt, sweepPlan } from '../rules/sweep-plan.ts';
import { mintSid } from '../tokens.ts';
import { createChanges } from './changes.ts';
import { createClockGuard } from './steady-clock.ts';
import type {
  AuditEntry,
  RecordedEntry,
  SessionOwner,
  SessionWithPolicy,
  Store,
  StoredPolicy,
  StoredSession,
} from './types.ts';

/** Lost with the process anyway. */
const AUDIT_LINES = 1_000;

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /**
   * The clock, in ms since the Unix epoch.
   *
   * @default the machine's clock; setting it while the process runs moves no deadline
   */
  readonly now?: () => number;
}

/**
 * Creates a store for tests, demos and single processes. All sessions end with the process.
 *
 * @example
 * const curfew = createCurfew({ store: memoryStore(), policies: { default: { idle: '15m', max: '12h' } } });
 */
export function memoryStore({ now = steadyNow() }: MemoryStoreOptions = {}): Store {
  const sessions = new Map<string, StoredSession & { readonly sweepAt: number }>();
  const policies = new Map<string, StoredPolicy>();
  const owners = new Map<string, Set<string>>();
  const auditLines: AuditEntry[] = [];
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  let auditId = 0;
  let sweeping: MapIterator<[string, StoredSession & { readonly sweepAt: number }]> | undefined;

  // No method contains an `await`, which makes each atomic.
  function look(tokenHash: string): SessionWithPolicy | null {
    const session = sessions.get(tokenHash);
    const policy = session && policies.get(session.policyId);
    return policy ? { session, policy, now: now() } : null;
  }

  function update(tokenHash: string, change: Partial<StoredSession & { sweepAt: number }>): void {
    const session = sessions.get(tokenHash);
    if (session) sessions.set(tokenHash, { ...session, ...change });
  }

  /** Newest first. */
  function tokensOf(owner: SessionOwner): string[] {
    return [...(owners.get(keyOf(owner)) ?? [])].reverse();
  }

  function forget(tokenHash: string): void {
    const session = sessions.get(tokenHash);
    sessions.delete(tokenHash);
    const own = session && owners.get(keyOf(session));
    own?.delete(tokenHash);
    if (session && own?.size === 0) owners.delete(keyOf(session));
  }

  function record(entry: Omit<AuditEntry, 'id'>): void {
    auditId += 1;
    auditLines.push({ id: String(auditId), ...entry });
    // Not one by one: removing the first line moves all others.
    if (auditLines.length >= 2 * AUDIT_LINES) auditLines.splice(0, AUDIT_LINES);
  }

  function recordSession(
    event: RecordedEntry['event'],
    at: number,
    of: StoredSession,
    detail: AuditEntry['detail'],
  ): void {
    const { tenant, subject, sid, policyId } = of;
    const line = { at, event, tenant, subject, sid, policyId, detail };
    record(line);
    recorded.publish(line);
  }

  function recordPolicy(policy: StoredPolicy, subject: string | null): void {
    const { id: policyId, tenant, version, updatedAt: at } = policy;
    const detail = { version, ...durationsOf(policy) };
    record({ at, event: 'policy', tenant, subject, sid: null, policyId, detail });
  }

  function end(tokenHash: string, reason: EndReason, more: AuditEntry['detail'] = {}): boolean {
    const found = look(tokenHash);
    if (!found || !lifeOf(found).live) return false;
    update(tokenHash, { endedAt: found.now, endReason: reason });
    recordSession('end', found.now, found.session, { reason, ...more });
    changes.publish({ kind: 'end', sid: found.session.sid });
    return true;
  }

  function live(owner: SessionOwner): { readonly tokenHash: string; readonly found: SessionWithPolicy }[] {
    return tokensOf(owner).flatMap((tokenHash) => {
      const found = look(tokenHash);
      return found && lifeOf(found).live ? [{ tokenHash, found }] : [];
    });
  }

  function settle(tokenHash: string): void {
    const found = look(tokenHash);
    const plan = found && sweepPlan(found);
    if (!plan || plan.forget) {
      forget(tokenHash);
      return;
    }
    const { endedAt, endReason: reason } = plan.ended;
    if (found.session.endedAt === null && endedAt !== null) recordSession('end', endedAt, found.session, { reason });
    update(tokenHash, { sweepAt: plan.sweepAt, ...plan.ended });
  }

  return {
    async create({ tokenHash, supersedes, maxSessions, authAgeMs = 0, ...who }) {
      const policy = policies.get(who.policyId);
      if (!policy) return null;
      if (sessions.has(tokenHash)) throw new TokenUsedError();
      const at = now();
      const old = supersedes === null ? null : look(supersedes);
      if (supersedes !== null) end(supersedes, 'superseded');
      const sid = mintSid(at, old?.session.sid ?? null);
      const times = { createdAt: at - authAgeMs, seenAt: at, touchedAt: 0, rev: 0, endedAt: null, endReason: null };
      for (const surplus of live(who).slice(maxSessions - 1)) end(surplus.tokenHash, 'superseded');
      const session: StoredSession = { sid, ...who, ...times };
      sessions.set(tokenHash, { ...session, sweepAt: sweepAt(at + policy.idleMs) });
      owners.set(keyOf(who), (owners.get(keyOf(who)) ?? new Set()).add(tokenHash));
      recordSession('sign-in', at, session, {});
      return { session, policy, now: at };
    },

    async find(tokenHash) {
      return look(tokenHash);
    },

    async touch(tokenHash, { ageMs, sid }) {
      const found = look(tokenHash);
      if (!found || !lifeOf(found).live || coalesces(found, ageMs)) return null;
      if (sid !== null && sid !== found.session.sid) return null;
      const seenAt = Math.max(found.session.seenAt, found.now - ageMs);
      update(tokenHash, { seenAt, touchedAt: found.now, rev: found.session.rev + 1 });
      const session = sessions.get(tokenHash);
      return session ? { ...found, session } : null;
    },

    async end(tokenHash, reason) {
      return end(tokenHash, reason);
    },

    async list(owner, limit) {
      return live(owner)
        .slice(0, limit)
        .map(({ found }) => found);
    },

    async revoke({ only, except, by, ...owner }) {
      const chosen = live(owner).filter(({ found: { session } }) =>
        only === undefined ? session.sid !== except : session.sid === only,
      );
      for (const { tokenHash } of chosen) end(tokenHash, 'revoked', { by });
      return chosen.map(({ found }) => found.session.sid);
    },

    async findPolicy(id) {
      return policies.get(id) ?? null;
    },

    async ensurePolicy(id, tenant, durations) {
      const stored = policies.get(id);
      if (stored) return stored;
      const policy = { ...firstPolicy(id, durations, now()), tenant };
      policies.set(id, policy);
      recordPolicy(policy, null);
      return policy;
    },

    async changePolicy({ id, durations, ifVersion, by }) {
      const old = policies.get(id);
      if (old?.version !== ifVersion) return null;
      const policy = nextPolicy(old, durations, now());
      policies.set(id, policy);
      recordPolicy(policy, by);
      changes.publish({ kind: 'policy', policyId: id });
      return policy;
    },

    async previewPolicy(id, durations, sid) {
      const policy = policies.get(id);
      if (!policy) return { ends: 0, of: 0, self: false };
      const at = now();
      const after = nextPolicy(policy, durations, at);
      const all = [...sessions.values()].filter((session) => session.policyId === id);
      const live = all.filter((session) => lifeOf({ session, policy, now: at }).live);
      const ended = live.filter((session) => !lifeOf({ session, policy: after, now: at }).live);
      return { ends: ended.length, of: live.length, self: ended.some((session) => session.sid === sid) };
    },

    async audit({ tenant, limit, before }) {
      const kept = auditLines.slice(-AUDIT_LINES).reverse();
      const from = before === null ? 0 : kept.findIndex(({ id }) => id === before) + 1 || kept.length;
      return kept
        .slice(from)
        .filter((line) => line.tenant === tenant)
        .slice(0, limit);
    },

    async trimAudit(keepMs, limit) {
      const oldest = now() - keepMs;
      const kept = auditLines.findIndex(({ at }) => at >= oldest);
      return auditLines.splice(0, Math.min(kept === -1 ? auditLines.length : kept, limit)).length;
    },

    async sweep(limit) {
      const at = now();
      let swept = 0;
      // Continues where the batch before it has stopped: a batch that began anew would cost as much as all sessions.
      sweeping ??= sessions.entries();
      // Leaving the loop does not close the iterator of a Map.
      for (const [tokenHash, session] of sweeping) {
        if (session.sweepAt > at) continue;
        settle(tokenHash);
        swept++;
        if (swept === limit) return swept;
      }
      sweeping = undefined;
      return swept;
    },

    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,

    async check() {},
    async close() {},
  };
}

function keyOf({ tenant, subject }: SessionOwner): string {
  return JSON.stringify([tenant, subject]);
}

function steadyNow(): () => number {
  const guard = createClockGuard();
  return () => Date.now() + guard();
}

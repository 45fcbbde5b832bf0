import { setImmediate as nextTurn } from 'node:timers/promises';
import { coalesces, firstPolicy, lifeOf, nextPolicy, policyOf, sessionCounts, sidTime } from '@curfew/core/rules';
import type { EndReason } from '@curfew/core/state';
import { TokenUsedError } from '../errors.ts';
import { flat } from '../flat.ts';
import { resumedSid } from '../rules/resumed-sid.ts';
import { sweepAt, sweepPlan } from '../rules/sweep-plan.ts';
import { mintSecret, mintSid } from '../tokens.ts';
import { createChanges } from './changes.ts';
import { createAuditLog } from './memory/audit-log.ts';
import { createDueTokens } from './memory/due.ts';
import { createOwners } from './memory/owners.ts';
import { createSharedTexts } from './memory/texts.ts';
import { changedPolicy, concernsActive, policyDetail } from './policy-save.ts';
import { toEnd } from './pubsub.ts';
import { createClockGuard } from './steady-clock.ts';
import type {
  AuditEntry,
  PolicyChange,
  RecordedEntry,
  SessionOwner,
  SessionWithPolicy,
  Store,
  StoredPolicy,
  StoredSession,
} from './types.ts';

/** Between two slices requests are answered. */
const SLICE = 100;

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
  const sessions = new Map<string, StoredSession>();
  const policies = new Map<string, StoredPolicy>();
  const owners = createOwners();
  const due = createDueTokens();
  const auditLog = createAuditLog();
  const shared = createSharedTexts();
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  const accountKey = mintSecret();

  // Only the preview, the count and the sweep contain an `await`. Other methods are atomic, and so are their slices.
  function look(tokenHash: string): SessionWithPolicy | null {
    const session = sessions.get(tokenHash);
    const policy = session && policies.get(session.policyId);
    return policy ? { session, policy: policyOf(policy, session.sid), now: now() } : null;
  }

  function recordSession(
    event: RecordedEntry['event'],
    at: number,
    of: StoredSession,
    detail: AuditEntry['detail'],
  ): void {
    const { tenant, subject, sid, policyId } = of;
    const line = { at, event, tenant, subject, sid, policyId, detail };
    auditLog.record(line);
    recorded.publish(line);
  }

  function recordPolicy(policy: StoredPolicy, change?: PolicyChange): void {
    const { id: policyId, tenant, updatedAt: at } = policy;
    const detail = policyDetail(policy, change);
    const subject = change?.by ?? null;
    auditLog.record({ at, event: 'policy', tenant, subject, sid: null, policyId, detail });
  }

  /** A sign-in need not visit those that ended in the last day. */
  function recordEnd(
    tokenHash: string,
    session: StoredSession,
    { endedAt, reason, by = {} }: { endedAt: number; reason: EndReason | null; by?: AuditEntry['detail'] },
  ): void {
    sessions.set(tokenHash, { ...session, endedAt, endReason: reason });
    owners.remove(session, tokenHash);
    recordSession('end', endedAt, session, { reason, ...by });
  }

  function end(tokenHash: string, reason: EndReason, by: AuditEntry['detail'] = {}): boolean {
    const found = look(tokenHash);
    if (!found || !lifeOf(found).live) return false;
    recordEnd(tokenHash, found.session, { endedAt: found.now, reason, by });
    changes.publish(toEnd(found.session.sid, { reason, ...by }));
    return true;
  }

  function live(owner: SessionOwner): { readonly tokenHash: string; readonly found: SessionWithPolicy }[] {
    return owners.tokensOf(owner).flatMap((tokenHash) => {
      const found = look(tokenHash);
      return found && lifeOf(found).live ? [{ tokenHash, found }] : [];
    });
  }

  /** `found` has the policy as it applies to the session. */
  async function visitLive(id: string, visit: (found: SessionWithPolicy, policy: StoredPolicy) => void): Promise<void> {
    const policy = policies.get(id);
    if (!policy) return;
    const at = now();
    let visited = 0;
    for (const session of sessions.values()) {
      visited += 1;
      if (visited % SLICE === 0) await nextTurn();
      if (session.policyId !== id) continue;
      const found = { session, policy: policyOf(policy, session.sid), now: at };
      if (lifeOf(found).live) visit(found, policy);
    }
  }

  function settle(tokenHash: string): void {
    const found = look(tokenHash);
    const plan = found && sweepPlan(found);
    if (!plan || plan.forget) {
      sessions.delete(tokenHash);
      return;
    }
    const { endedAt, endReason: reason } = plan.ended;
    if (found.session.endedAt === null && endedAt !== null) recordEnd(tokenHash, found.session, { endedAt, reason });
    due.add(plan.sweepAt, tokenHash);
  }

  return {
    async create({ tokenHash, supersedes, maxSessions, authAt, subject, tenant, policyId, userAgent }) {
      const policy = policies.get(policyId);
      if (!policy) return null;
      if (sessions.has(tokenHash)) throw new TokenUsedError();
      const at = now();
      const createdAt = Math.min(at, authAt ?? at);
      const old = supersedes === null ? null : look(supersedes);
      const resumes = resumedSid(old, { subject, tenant });
      // A literal of all fields in one place takes the least memory.
      const session: StoredSession = {
        sid: flat(mintSid(sidTime(policy, at), old?.session.sid ?? null)),
        subject: flat(subject),
        tenant: tenant && shared(tenant),
        policyId: policy.id,
        userAgent: userAgent && shared(userAgent),
        createdAt,
        seenAt: at,
        touchedAt: 0,
        rev: 0,
        endedAt: null,
        endReason: null,
      };
      if (!lifeOf({ session, policy, now: at }).live) return { session, policy, now: at };
      if (supersedes !== null) end(supersedes, 'superseded', resumes === null ? {} : { by: subject });
      for (const surplus of live({ subject, tenant }).slice(maxSessions - 1)) end(surplus.tokenHash, 'superseded');
      sessions.set(tokenHash, session);
      owners.add(session, tokenHash);
      due.add(sweepAt(at + policy.idleMs), tokenHash);
      recordSession('sign-in', at, session, resumes === null ? {} : { resumes });
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
      const session = { ...found.session, seenAt, touchedAt: found.now, rev: found.session.rev + 1 };
      sessions.set(tokenHash, session);
      return { ...found, session };
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
      for (const { tokenHash } of chosen) end(tokenHash, 'revoked', by === null ? {} : { by });
      return chosen.map(({ found }) => found.session.sid);
    },

    async accountKey() {
      return accountKey;
    },

    async findPolicy(id) {
      return policies.get(id) ?? null;
    },

    async ensurePolicy(id, tenant, durations) {
      const stored = policies.get(id);
      if (stored) return stored;
      const policy = { ...firstPolicy(id, durations, now()), tenant };
      policies.set(id, policy);
      recordPolicy(policy);
      return policy;
    },

    async changePolicy(change) {
      const { id, ifVersion } = change;
      const old = policies.get(id);
      const policy = old?.version === ifVersion ? changedPolicy(old, change, now()) : null;
      if (!policy) return null;
      policies.set(id, policy);
      recordPolicy(policy, change);
      if (concernsActive(change)) changes.publish({ kind: 'policy', policyId: id });
      return policy;
    },

    async previewPolicy(id, durations, sid, apply = 'now') {
      const preview = { ends: 0, of: 0, self: false };
      let after: StoredPolicy | undefined;
      await visitLive(id, ({ session, now: at }, policy) => {
        preview.of += 1;
        after ??= apply === 'now' ? nextPolicy(policy, durations, at) : policy;
        if (lifeOf({ session, policy: policyOf(after, session.sid), now: at }).live) return;
        preview.ends += 1;
        preview.self ||= session.sid === sid;
      });
      return preview;
    },

    async countSessions(policyId) {
      const counts = sessionCounts();
      await visitLive(policyId, ({ session, now: at }) => counts.add(at - session.seenAt, at - session.createdAt));
      return counts.result();
    },

    async audit(query) {
      return auditLog.page(query);
    },

    async trimAudit(keepMs, limit) {
      return auditLog.trim(now() - keepMs, limit);
    },

    async sweep(limit) {
      let swept = 0;
      for (;;) {
        const tokens = due.take(now(), Math.min(SLICE, limit - swept));
        for (const tokenHash of tokens) settle(tokenHash);
        swept += tokens.length;
        if (tokens.length < SLICE) return swept;
        await nextTurn();
      }
    },

    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,

    async check() {},
    async close() {},
  };
}

function steadyNow(): () => number {
  const guard = createClockGuard();
  return () => Date.now() + guard();
}

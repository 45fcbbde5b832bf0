import type { AuditLine, ListedSession, PolicyResource, SessionState } from '@curfew/core/protocol';
import { heartbeatMs, type PolicyLimits } from '@curfew/core/state';
import { type Life, lifeOf } from './rules/expiry.ts';
import type { AuditEntry, SessionWithPolicy, StoredPolicy } from './store/types.ts';

/** Serializes an active session. `limitMs` is the policy's limit; `remainingMs` uses the limit in force. */
export function sessionState({ session, policy, now }: SessionWithPolicy, life: Life & { live: true }): SessionState {
  return {
    v: 1,
    state: 'active',
    sid: session.sid,
    now,
    idle: { remainingMs: life.idleAt - now, limitMs: policy.idleMs, ageMs: Math.max(0, now - session.seenAt) },
    max: { remainingMs: life.maxAt - now, limitMs: policy.maxMs },
    warnMs: policy.warnMs,
    heartbeat: { minMs: policy.minBeatMs, maxMs: Math.round(heartbeatMs(policy)) },
    policy: { id: policy.id, version: policy.version },
    rev: session.rev,
  };
}

export function policyResource(policy: StoredPolicy, limits: PolicyLimits): PolicyResource {
  const { id, version, idleMs, maxMs, warnMs, updatedAt } = policy;
  return { id, version, idleMs, maxMs, warnMs, limits, updatedAt: iso(updatedAt) };
}

/** `current` is the `sid` of the requesting session. */
export function listedSessions(found: readonly SessionWithPolicy[], current: string): ListedSession[] {
  return found.flatMap((one) => {
    const life = lifeOf(one);
    if (!life.live) return [];
    const { sid, createdAt, seenAt, userAgent } = one.session;
    const endsAt = Math.min(life.idleAt, life.maxAt);
    return {
      sid,
      createdAt: iso(createdAt),
      seenAt: iso(seenAt),
      endsAt: iso(endsAt),
      userAgent,
      current: sid === current,
    };
  });
}

export function auditLine({ id, at, event, subject, sid, policyId, detail }: AuditEntry): AuditLine {
  return { id, at: iso(at), event, subject, sid, policyId, detail };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

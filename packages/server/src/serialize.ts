import type { AuditLine, ListedSession, PolicyResource } from '@curfew/core/protocol';
import { lifeOf } from '@curfew/core/rules';
import { durationsOf, type PolicyLimits } from '@curfew/core/state';
import type { AuditEntry, SessionWithPolicy, StoredPolicy } from './store/types.ts';

export function policyResource(policy: StoredPolicy, limits: PolicyLimits): PolicyResource {
  const { id, version, updatedAt } = policy;
  return { id, version, ...durationsOf(policy), limits, updatedAt: iso(updatedAt) };
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

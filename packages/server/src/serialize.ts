import type { AuditLine, ListedSession, PolicyChange, PolicyResource } from '@curfew/core/protocol';
import { lifeOf } from '@curfew/core/rules';
import { durationsOf, type PolicyApply, type PolicyDurations, type PolicyLimits } from '@curfew/core/state';
import type { AuditEntry, SessionWithPolicy, StoredPolicy } from './store/types.ts';

export function policyResource(policy: StoredPolicy, limits: PolicyLimits): PolicyResource {
  const { id, version, updatedAt, updatedBy } = policy;
  return {
    id,
    version,
    ...durationsOf(policy),
    limits,
    updatedAt: iso(updatedAt),
    ...(updatedBy !== undefined && { updatedBy }),
  };
}

interface SaveDetail extends PolicyDurations {
  readonly version: number;
  readonly apply?: PolicyApply;
  readonly note?: string;
}

/** `lines`: of one policy, newest first. */
export function policyChanges(lines: readonly AuditEntry[]): PolicyChange[] {
  const details = lines.map(({ detail }) => detail as unknown as SaveDetail);
  return lines.map(({ at, subject: by }, n) => {
    const [detail, before] = [details[n] as SaveDetail, details[n + 1]];
    const { version, apply = 'now', note = null } = detail;
    return {
      version,
      at: iso(at),
      by,
      from: before ? durationsOf(before) : null,
      to: durationsOf(detail),
      apply,
      note,
    };
  });
}

/** `current`: the `sid` of the requesting session. */
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

import { lifeOf } from '@curfew/core/rules';
import { mintSid } from '../../tokens.ts';
import type { NewSession, SessionWithPolicy } from '../types.ts';
import { inForce, type Policies } from './policies.ts';

const NEW = { touchedAt: 0, rev: 0, endedAt: null, endReason: null };

/** The session as it would begin: already ended if the user authenticated too long ago. `null` without a policy. */
export async function beginningOf(
  { subject, tenant, policyId, userAgent, authAt }: NewSession,
  policies: Policies,
): Promise<SessionWithPolicy | null> {
  for (let isCurrent = false; ; isCurrent = true) {
    const copy = await policies.copy(policyId);
    if (!copy) return null;
    const now = policies.clockAt(performance.now());
    const times = { createdAt: Math.min(now, authAt ?? now), seenAt: now };
    const session = { sid: mintSid(now, null), subject, tenant, policyId, userAgent, ...times, ...NEW };
    const found = { session, policy: inForce(copy, now), now };
    if (isCurrent || lifeOf(found).live) return found;
    // The policy and the clock may have changed since this node has read them.
    policies.reject(policyId);
  }
}

import { heartbeatMs, type PolicyLimits } from '@curfew/core/model';
import type { PolicyResource, SessionState } from '@curfew/core/protocol';
import type { Life } from './store/life.ts';
import type { Found, StoredPolicy } from './store/types.ts';

/** What the wire says of a live session. The limits are the policy's; what remains is by the limit in force. */
export function sessionState({ session, policy, now }: Found, life: Life & { live: true }): SessionState {
  return {
    v: 1,
    state: 'active',
    sid: session.sid,
    now,
    idle: { remainingMs: life.idleAt - now, limitMs: policy.idleMs },
    max: { remainingMs: life.maxAt - now, limitMs: policy.maxMs },
    warnMs: policy.warnMs,
    heartbeat: { minMs: policy.minBeatMs, maxMs: Math.round(heartbeatMs(policy)) },
    policy: { id: policy.id, version: policy.version },
    rev: session.rev,
  };
}

/** What the wire says of a policy. */
export function policyResource(policy: StoredPolicy, limits: PolicyLimits): PolicyResource {
  const { id, version, idleMs, maxMs, warnMs, updatedAt } = policy;
  return { id, version, idleMs, maxMs, warnMs, limits, updatedAt: new Date(updatedAt).toISOString() };
}

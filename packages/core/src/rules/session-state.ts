import type { SessionState } from '../protocol.ts';
import { heartbeatMs } from '../state/index.ts';
import type { Life } from './expiry.ts';
import type { SessionRecords } from './records.ts';

/**
 * Returns an active session as it is sent. `limitMs` is the policy's limit; `remainingMs` uses the limit in force.
 *
 * @example
 * const life = lifeOf(found);
 * if (life.live) return sessionState(found, life);
 */
export function sessionState({ session, policy, now }: SessionRecords, life: Life & { live: true }): SessionState {
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

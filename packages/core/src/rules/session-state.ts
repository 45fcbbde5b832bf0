import type { SessionState } from '../protocol.ts';
import { durationsOf } from '../state/index.ts';
import type { Life } from './expiry.ts';
import type { SessionRecords } from './records.ts';

/**
 * Returns an active session as it is sent.
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
    idle: { remainingMs: life.idleAt - now, ageMs: Math.max(0, now - session.seenAt) },
    max: { remainingMs: life.maxAt - now },
    policy: { id: policy.id, version: policy.version, ...durationsOf(policy) },
    rev: session.rev,
  };
}

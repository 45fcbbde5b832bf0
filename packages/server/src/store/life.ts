import type { EndReason } from '@curfew/core/state';
import type { Found } from './types.ts';

/** Whether a session lives at the moment it was found, and until when or since when. Instants by the store's clock. */
export type Life =
  | { readonly live: true; readonly idleAt: number; readonly maxAt: number }
  | { readonly live: false; readonly reason: EndReason; readonly at: number };

/**
 * The one rule by which a session lives. SQL repeats its first half as `LIVE`, because a statement that writes must
 * test it in the same breath; the contract suite holds the two together.
 *
 * What the watermarks buried died under an earlier version of the policy; when exactly is no longer known, so its end
 * is given as the change that buried it.
 *
 * @example
 * lifeOf(found).live // false: answer 401
 */
export function lifeOf({ session, policy, now }: Found): Life {
  if (session.endedAt !== null) return { live: false, reason: session.endReason ?? 'revoked', at: session.endedAt };
  const { seenAt, createdAt } = session;
  if (seenAt <= policy.seenWatermark) return { live: false, reason: 'idle', at: policy.updatedAt };
  if (createdAt <= policy.createdWatermark) return { live: false, reason: 'max', at: policy.updatedAt };

  const idleAt = Math.max(seenAt + policy.idleMs, Math.min(seenAt + policy.graceIdleMs, policy.graceUntil));
  const maxAt = createdAt + policy.maxMs;
  if (now < idleAt && now < maxAt) return { live: true, idleAt, maxAt };

  const at = Math.min(idleAt, maxAt);
  // It lived until the policy changed, and the new durations were already over: the change ended it.
  if (at <= policy.updatedAt) return { live: false, reason: 'policy', at: policy.updatedAt };
  return { live: false, reason: idleAt <= maxAt ? 'idle' : 'max', at };
}

/**
 * Whether a heartbeat is not worth a write: it comes too soon after the last one, and brings too little. One that
 * brings much is written however soon it comes: late news of old input must not keep fresh input out.
 */
export function coalesces({ session, policy, now }: Found, ageMs: number): boolean {
  return now - session.touchedAt < policy.minBeatMs && now - ageMs - session.seenAt < policy.minBeatMs;
}

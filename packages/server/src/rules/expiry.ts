import type { EndReason } from '@curfew/core/state';
import type { SessionWithPolicy } from '../store/types.ts';

/** Instants by the store's clock, in ms. */
export type Life =
  | { readonly live: true; readonly idleAt: number; readonly maxAt: number }
  | { readonly live: false; readonly reason: EndReason; readonly at: number };

/**
 * expiry-sql.ts and expiry-lua.ts repeat this rule, because a statement that writes must test it atomically.
 *
 * Sessions at or before a watermark ended under an earlier version of the policy. The exact time is unknown, so their
 * end is the time of the change.
 */
export function lifeOf({ session, policy, now }: SessionWithPolicy): Life {
  if (session.endedAt !== null) return { live: false, reason: session.endReason ?? 'revoked', at: session.endedAt };
  const { seenAt, createdAt } = session;
  if (seenAt <= policy.seenWatermark) return { live: false, reason: 'idle', at: policy.updatedAt };
  if (createdAt <= policy.createdWatermark) return { live: false, reason: 'max', at: policy.updatedAt };

  const idleAt = Math.max(seenAt + policy.idleMs, Math.min(seenAt + policy.graceIdleMs, policy.graceUntil));
  const maxAt = createdAt + policy.maxMs;
  if (now < idleAt && now < maxAt) return { live: true, idleAt, maxAt };

  const at = Math.min(idleAt, maxAt);
  // It was active until the policy changed, but past its new deadline: the change ended it.
  if (at <= policy.updatedAt) return { live: false, reason: 'policy', at: policy.updatedAt };
  return { live: false, reason: idleAt <= maxAt ? 'idle' : 'max', at };
}

/** Much newer input is always written, so that a late report of old input does not delay it. */
export function coalesces({ session, policy, now }: SessionWithPolicy, ageMs: number): boolean {
  return now - session.touchedAt < policy.minBeatMs && now - ageMs - session.seenAt < policy.minBeatMs;
}

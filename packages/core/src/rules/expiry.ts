import type { EndReason } from '../state/index.ts';
import type { SessionRecords } from './records.ts';

/** Whether a session is active, and until when. Instants by the store's clock, in ms. */
export type Life =
  | { readonly live: true; readonly idleAt: number; readonly maxAt: number }
  | { readonly live: false; readonly reason: EndReason; readonly at: number };

/**
 * Decides whether a session is active. Stores repeat this rule in SQL and Lua, because a statement that writes must test
 * it atomically. `EXPIRY_VECTORS` of `@curfew/server/testing` compares them.
 *
 * Sessions at or before a watermark ended under an earlier version of the policy. The exact time is unknown, so their
 * end is the time of the change.
 *
 * @example
 * const life = lifeOf({ session, policy, now });
 * if (life.live) send(life.idleAt - now);
 */
export function lifeOf({ session, policy, now }: SessionRecords): Life {
  if (session.endedAt !== null) return { live: false, reason: session.endReason ?? 'revoked', at: session.endedAt };
  const { seenAt, createdAt } = session;
  if (seenAt <= policy.seenWatermark) return { live: false, reason: 'idle', at: policy.updatedAt };
  if (createdAt <= policy.createdWatermark) return { live: false, reason: 'max', at: policy.updatedAt };

  const idleAt = Math.max(seenAt + policy.idleMs, Math.min(seenAt + policy.graceIdleMs, policy.graceUntil));
  const maxAt = createdAt + policy.maxMs;
  if (now < idleAt && now < maxAt) return { live: true, idleAt, maxAt };

  const at = Math.min(idleAt, maxAt);
  // It was active until the change of policy ended it.
  if (at <= policy.updatedAt) return { live: false, reason: 'policy', at: policy.updatedAt };
  return { live: false, reason: idleAt <= maxAt ? 'idle' : 'max', at };
}

/**
 * Returns whether a heartbeat comes too soon to be worth a write. Much newer input is always written, so that a late
 * report of old input does not delay it.
 *
 * @param ageMs - how long ago the newest input was, in ms
 * @example
 * if (!coalesces({ session, policy, now }, ageMs)) write(now - ageMs);
 */
export function coalesces({ session, policy, now }: SessionRecords, ageMs: number): boolean {
  return now - session.touchedAt < policy.minBeatMs && now - ageMs - session.seenAt < policy.minBeatMs;
}

import type { Facts } from './facts.ts';
import { heartbeatMs, type SessionPolicy } from './policy.ts';
import { statusAt } from './status.ts';

/** A reason to count the user as active without input: a video, an upload, a call. */
export interface Hold {
  readonly label: string;
  /** When the hold expires, by the session clock, in ms. */
  readonly until: number;
}

/**
 * How often a hold reports activity, in ms: the longest interval that never triggers an idle warning. It is at most a
 * heartbeat period: to a server that shortens the policy, a longer pause may look idle.
 *
 * @example
 * holdMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 60_000
 */
export function holdMs(policy: SessionPolicy): number {
  return Math.min(heartbeatMs(policy), (policy.idleMs - policy.warnMs) / 2);
}

/**
 * When holds next have an effect: one counts as activity, or one expires. Holds do not count during an idle warning,
 * which they do not dismiss, or after the end.
 *
 * @param now - the session clock, in ms
 * @returns an instant of the session clock in ms; `Infinity` if there is none; at or before `now` if holds count now
 * @example
 * nextHoldAt(facts, holds, clock.now()) <= clock.now() // report activity
 */
export function nextHoldAt(facts: Facts, holds: readonly Hold[], now: number): number {
  const limits = holds.map(({ until }) => until).filter((until) => until > now);
  const current = statusAt(facts, now);
  const ignored = current.status === 'ended' || current.limit === 'idle';
  return Math.min(...limits, limits.length && !ignored ? facts.lastActivityAt + holdMs(facts.policy) : Infinity);
}

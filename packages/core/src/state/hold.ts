import type { Facts } from './facts.ts';
import { heartbeatMs, type SessionPolicy } from './policy.ts';
import { statusAt } from './status.ts';

/** A reason to count the person as active though they touch nothing: a video, an upload, a call. */
export interface Hold {
  readonly label: string;
  /** It counts no longer than this, by the session clock, in ms. */
  readonly until: number;
}

/**
 * How often a hold counts as activity, in milliseconds: as rarely as nobody is warned of. The heartbeat period is
 * the longest silence after which a server that lowers the policy still believes that somebody works.
 *
 * @example
 * holdMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 60_000
 */
export function holdMs(policy: SessionPolicy): number {
  return Math.min(heartbeatMs(policy), (policy.idleMs - policy.warnMs) / 2);
}

/**
 * When holds next have something to do: they count as activity, or one reaches its limit. In an idle warning, which
 * they do not dismiss, and once the session is over they count for nothing.
 *
 * @param now - the session clock, in ms
 * @returns an instant of the session clock in ms, `Infinity` where there is none; up to `now` if they count right now
 * @example
 * nextHoldAt(facts, holds, clock.now()) <= clock.now() // count it as activity
 */
export function nextHoldAt(facts: Facts, holds: readonly Hold[], now: number): number {
  const limits = holds.map(({ until }) => until).filter((until) => until > now);
  const current = statusAt(facts, now);
  const ignored = current.status === 'ended' || current.limit === 'idle';
  return Math.min(...limits, limits.length && !ignored ? facts.lastActivityAt + holdMs(facts.policy) : Infinity);
}

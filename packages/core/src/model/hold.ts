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
 * When holds next count as activity: at once where nobody was active for a while, and never in an idle warning, which
 * they do not dismiss, nor once the session is over.
 *
 * @param now - the session clock, in ms
 * @returns an instant of the session clock in ms, or `Infinity`
 * @example
 * holdDueAt(facts, holds, clock.now()) <= clock.now() // count it now
 */
export function holdDueAt(facts: Facts, holds: readonly Hold[], now: number): number {
  const current = statusAt(facts, now);
  const counts = current.status === 'active' || (current.status === 'warning' && current.about === 'max');
  return counts && holds.some(({ until }) => until > now) ? facts.lastActivityAt + holdMs(facts.policy) : Infinity;
}

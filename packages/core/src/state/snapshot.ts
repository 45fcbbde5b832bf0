import { endsAt, maxAt } from './deadlines.ts';
import type { EndReason, Facts } from './facts.ts';
import type { Hold } from './hold.ts';
import type { SessionPolicy } from './policy.ts';
import { statusAt } from './status.ts';

/**
 * What the interface sees. It holds instants of the session clock, never a remaining time, and nothing that moves
 * while a person works: so it changes only when the interface must.
 */
export interface SessionSnapshot {
  /** `pending`: no session has begun in this tab, or the server has not answered yet. */
  readonly status: 'pending' | 'active' | 'warning' | 'ended';
  /** The session's public id. */
  readonly id: string | null;
  /** Which limit the warning announces; `null` unless `status` is `warning`. */
  readonly limit: 'idle' | 'max' | null;
  /** Why the session ended; `null` unless `status` is `ended`. */
  readonly reason: EndReason | null;
  /**
   * `true` while a deadline has passed and other tabs and the server are asked whether they know of newer activity.
   * Cover the page, but do not say yet that it is over.
   */
  readonly verifying: boolean;
  /** In a warning the instant of the coming end, once ended the instant of the end, in ms; else `null`. */
  readonly endsAt: number | null;
  /** When the session ends whatever the person does, in ms. */
  readonly maxAt: number | null;
  /** The policy in force. */
  readonly policy: SessionPolicy | null;
  /** The labels of this tab's holds, oldest first: why the person counts as active though they touch nothing. */
  readonly holds: readonly string[];
}

/** The snapshot before anything is known. */
export const PENDING: SessionSnapshot = {
  status: 'pending',
  id: null,
  limit: null,
  reason: null,
  verifying: false,
  endsAt: null,
  maxAt: null,
  policy: null,
  holds: [],
};

/**
 * Derives what the interface sees from facts and the time.
 *
 * @param now - the session clock, in ms
 * @param verifying - whether newer facts are still being asked for
 * @param holds - the holds of this tab, those past their limit included
 * @example
 * snapshotAt(facts, clock.now()).status // 'active'
 */
export function snapshotAt(
  facts: Facts | null,
  now: number,
  verifying = false,
  // Stryker disable next-line ArrayDeclaration: what has no limit counts for nothing.
  holds: readonly Hold[] = [],
): SessionSnapshot {
  if (!facts) return PENDING;
  const status = statusAt(facts, now);
  return {
    status: status.status,
    id: facts.id,
    limit: status.status === 'warning' ? status.limit : null,
    reason: status.status === 'ended' ? status.reason : null,
    verifying: verifying && status.status === 'ended' && !facts.ended,
    endsAt: status.status === 'ended' ? status.at : status.status === 'warning' ? endsAt(facts) : null,
    maxAt: maxAt(facts),
    policy: facts.policy,
    holds: status.status === 'ended' ? [] : holds.filter(({ until }) => until > now).map(({ label }) => label),
  };
}

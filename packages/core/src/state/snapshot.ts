import { endsAt, maxAt } from './deadlines.ts';
import type { EndReason, Facts } from './facts.ts';
import type { Hold } from './hold.ts';
import type { SessionPolicy } from './policy.ts';
import { statusAt } from './status.ts';

/**
 * The state of a session for the UI. It contains instants of the session clock, never remaining times. Nothing in it
 * moves while the user is active, so it changes only if the UI must.
 */
export interface SessionSnapshot {
  /** `pending`: no session has begun in this tab, or the server has not answered yet. */
  readonly status: 'pending' | 'active' | 'warning' | 'ended';
  readonly id: string | null;
  /**
   * An opaque tag of the person whose session it is, at most 64 characters; `null` if none is known. Two sessions with one
   * tag are of one person.
   */
  readonly account: string | null;
  /** Which limit the warning announces; `null` unless `status` is `warning`. */
  readonly limit: 'idle' | 'max' | null;
  /** Why the session ended; `null` unless `status` is `ended`. */
  readonly reason: EndReason | null;
  /**
   * `true` while a deadline has passed and the session requests newer activity from storage and the server, and while the
   * server is asked whose session the browser has, because a user has signed in. Cover the page, but announce nothing.
   */
  readonly verifying: boolean;
  /** During a warning, when the session will end. After the end, when it ended. In ms; else `null`. */
  readonly endsAt: number | null;
  /** When the absolute timeout ends the session, in ms. */
  readonly maxAt: number | null;
  /** The policy that the session is subject to; `null` while `status` is `pending`. */
  readonly policy: SessionPolicy | null;
  /** The labels of this tab's holds, oldest first. */
  readonly holds: readonly string[];
  /** Whether another session has begun in this browser since this one ended: the page must be reloaded to use that. */
  readonly replaced: boolean;
  /** Whether this is the page that signs in. Do not show an end there. */
  readonly signingIn: boolean;
}

/** The snapshot before a session is known. */
export const PENDING: SessionSnapshot = {
  status: 'pending',
  id: null,
  account: null,
  limit: null,
  reason: null,
  verifying: false,
  endsAt: null,
  maxAt: null,
  policy: null,
  holds: [],
  replaced: false,
  signingIn: false,
};

/** What a tab knows beside facts. */
export interface TabKnowledge extends Partial<Pick<SessionSnapshot, 'verifying' | 'replaced'>> {
  readonly holds?: readonly Hold[];
}

/**
 * Derives the snapshot from facts and the time.
 *
 * @param now - the session clock, in ms
 * @param known - what else the tab knows: whether newer facts are still requested, its holds, expired ones included, and
 *   whether another session is active in this browser
 * @example
 * snapshotAt(facts, clock.now()).status // 'active'
 */
export function snapshotAt(
  facts: Facts | null,
  now: number,
  // Stryker disable next-line ArrayDeclaration: an element without `until` does not count.
  { verifying = false, holds = [], replaced = false }: TabKnowledge = {},
): SessionSnapshot {
  if (!facts) return PENDING;
  const status = statusAt(facts, now);
  const isOver = status.status === 'ended';
  return {
    status: status.status,
    id: facts.id,
    account: facts.account,
    limit: status.status === 'warning' ? status.limit : null,
    reason: status.status === 'ended' ? status.reason : null,
    verifying: verifying && isOver && !facts.ended,
    endsAt: status.status === 'ended' ? status.at : status.status === 'warning' ? endsAt(facts) : null,
    maxAt: maxAt(facts),
    policy: facts.policy,
    holds: isOver ? [] : holds.filter(({ until }) => until > now).map(({ label }) => label),
    replaced: replaced && isOver,
    signingIn: false,
  };
}

import { equalFields } from './equal.ts';
import type { SessionPolicy } from './policy.ts';

/**
 * Why a session ended. If two ends have the same instant, the earlier reason in this order wins.
 *
 * `idle`: no activity for the idle timeout · `max`: the absolute timeout was reached · `signed-out`: the user signed
 * out · `revoked`: an administrator, or the user in another browser, ended it · `policy`: a new policy ended it ·
 * `superseded`: a later sign-in in this browser replaced it.
 */
export type EndReason = (typeof END_REASONS)[number];

/** All reasons, in the order that decides ties. */
export const END_REASONS = ['idle', 'max', 'signed-out', 'revoked', 'policy', 'superseded'] as const;

/** The server's latest answer, as instants of the session clock. */
export interface ServerFacts {
  /** Version of the policy that the server applied. */
  readonly version: number;
  /** The server's revision of the session. It grows with every heartbeat that is stored. */
  readonly rev: number;
  readonly idleAt: number;
  readonly maxAt: number;
  /** The newest `lastActivityAt` that the server has acknowledged. */
  readonly ackedAt: number;
}

/**
 * All that tabs share about a session. Instants are milliseconds of the session clock. The status is derived from facts
 * and the time, and is never stored.
 */
export interface Facts {
  /** A UUIDv7, created once when the session begins. Later sessions have larger ids. */
  readonly id: string;
  readonly startedAt: number;
  readonly lastActivityAt: number;
  readonly policy: SessionPolicy;
  /** `null` without a server, or before its first answer. */
  readonly server: ServerFacts | null;
  /** Once set, it stays set. */
  readonly ended: { readonly reason: EndReason; readonly at: number } | null;
}

/**
 * The facts of a session that begins now.
 *
 * @param now - the session clock, in ms
 * @example
 * const facts = begin({ id, policy: { version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 } }, clock.now());
 */
export function begin(session: { readonly id: string; readonly policy: SessionPolicy }, now: number): Facts {
  return { id: session.id, startedAt: now, lastActivityAt: now, policy: session.policy, server: null, ended: null };
}

/**
 * Joins the facts of two tabs. It is commutative, associative and idempotent, so messages may be lost, delayed,
 * duplicated or reordered. An ended session stays ended.
 *
 * Facts of different sessions are not mixed: the result is the larger id, which is the later session.
 *
 * @returns `a` itself if `b` adds nothing to it
 * @example
 * facts = merge(facts, message.facts);
 */
export function merge(a: Facts, b: Facts): Facts {
  // Stryker disable next-line EqualityOperator: the ids differ.
  if (a.id !== b.id) return a.id > b.id ? a : b;
  const joined: Facts = {
    id: a.id,
    startedAt: Math.min(a.startedAt, b.startedAt),
    lastActivityAt: Math.max(a.lastActivityAt, b.lastActivityAt),
    policy: combine(a.policy, b.policy, a.policy.version - b.policy.version, Math.min),
    server: a.server && b.server ? joinServer(a.server, b.server) : (a.server ?? b.server),
    ended: a.ended && b.ended ? joinEnded(a.ended, b.ended) : (a.ended ?? b.ended),
  };
  return equalFields(a, joined) ? a : joined;
}

/** Whether the same session's facts `known` add something to `facts`. */
export function isBehind(facts: Facts, known: Facts): boolean {
  return facts.id === known.id && merge(facts, known) !== facts;
}

/** Each answer's deadlines are early by the time that it was on its way: the later of two is the more exact. */
function joinServer(a: ServerFacts, b: ServerFacts): ServerFacts {
  return combine(a, b, a.version - b.version || a.rev - b.rev, Math.max);
}

type Ended = NonNullable<Facts['ended']>;

function joinEnded(a: Ended, b: Ended): Ended {
  const order = a.at - b.at || END_REASONS.indexOf(a.reason) - END_REASONS.indexOf(b.reason);
  // Stryker disable next-line EqualityOperator: two ends with the same instant and reason are equal.
  return order <= 0 ? a : b;
}

/** The newer of the two by `order`. If that is 0, each field is chosen by itself. */
function combine<T extends Record<keyof T, number>>(
  a: T,
  b: T,
  order: number,
  choose: (one: number, other: number) => number,
): T {
  // Stryker disable next-line EqualityOperator: the order is not 0.
  if (order) return order > 0 ? a : b;
  const names = Object.keys(a) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, choose(a[name], b[name])])) as T;
}

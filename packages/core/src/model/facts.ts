import type { SessionPolicy } from './policy.ts';
import { sameFields } from './same.ts';

/**
 * Why a session ended. In the order that decides between two ends at the same instant.
 *
 * `idle`: no activity for the idle timeout · `max`: the maximum duration was reached · `signed-out`: the person signed
 * out · `revoked`: an administrator or the person ended it from elsewhere · `policy`: a new policy ended it ·
 * `superseded`: a later sign-in in this browser took its place.
 */
export type EndReason = (typeof END_REASONS)[number];

/** All reasons, in the order that decides ties. */
export const END_REASONS = ['idle', 'max', 'signed-out', 'revoked', 'policy', 'superseded'] as const;

/** What the server last said, as instants of the session clock. */
export interface ServerFacts {
  /** Version of the policy that the server applied. */
  readonly version: number;
  /** The server's revision of the session: grows with every touch. */
  readonly rev: number;
  readonly idleAt: number;
  readonly maxAt: number;
  /** The newest `lastActivityAt` that the server has acknowledged. */
  readonly ackedAt: number;
}

/**
 * All that tabs need to share about a session. Instants are milliseconds of the session clock. Status is derived from
 * facts and the time, never stored.
 */
export interface Facts {
  /** A UUIDv7: minted once by whoever begins the session, so ids sort by age. */
  readonly id: string;
  readonly startedAt: number;
  readonly lastActivityAt: number;
  readonly policy: SessionPolicy;
  /** `null` without a server, or before its first answer. */
  readonly server: ServerFacts | null;
  /** Once set it is for ever. */
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
 * Joins what two tabs know. It is commutative, associative and idempotent, so messages may be lost, late, doubled or
 * out of order; and an ended session stays ended, whatever arrives.
 *
 * Facts of different sessions do not mix: the larger id, which is the later session, is the answer.
 *
 * @returns `a` itself where `b` adds nothing to it
 * @example
 * facts = merge(facts, message.facts);
 */
export function merge(a: Facts, b: Facts): Facts {
  if (a.id > b.id) return a;
  if (a.id < b.id) return b;
  const joined: Facts = {
    id: a.id,
    startedAt: Math.min(a.startedAt, b.startedAt),
    lastActivityAt: Math.max(a.lastActivityAt, b.lastActivityAt),
    policy: joinPolicy(a.policy, b.policy),
    server: joinNullable(a.server, b.server, joinServer),
    ended: joinNullable(a.ended, b.ended, joinEnded),
  };
  return sameFields(a, joined) ? a : joined;
}

function joinPolicy(a: SessionPolicy, b: SessionPolicy): SessionPolicy {
  if (a.version > b.version) return a;
  if (a.version < b.version) return b;
  return {
    version: a.version,
    idleMs: Math.min(a.idleMs, b.idleMs),
    maxMs: Math.min(a.maxMs, b.maxMs),
    warnMs: Math.min(a.warnMs, b.warnMs),
  };
}

function joinServer(a: ServerFacts, b: ServerFacts): ServerFacts {
  const order = a.version - b.version || a.rev - b.rev;
  if (order > 0) return a;
  if (order < 0) return b;
  return {
    version: a.version,
    rev: a.rev,
    // Each answer is early by the time that it took: the later one is nearer to the truth.
    idleAt: Math.max(a.idleAt, b.idleAt),
    maxAt: Math.max(a.maxAt, b.maxAt),
    ackedAt: Math.max(a.ackedAt, b.ackedAt),
  };
}

type Ended = NonNullable<Facts['ended']>;

function joinEnded(a: Ended, b: Ended): Ended {
  const order = a.at - b.at || END_REASONS.indexOf(a.reason) - END_REASONS.indexOf(b.reason);
  // Stryker disable next-line EqualityOperator: two ends in the same place say the same.
  return order <= 0 ? a : b;
}

function joinNullable<T>(a: T | null, b: T | null, join: (a: T, b: T) => T): T | null {
  return a && b ? join(a, b) : (a ?? b);
}

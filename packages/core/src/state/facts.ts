import { equalFields } from './equal.ts';
import type { SessionPolicy } from './policy.ts';

/**
 * Why a session ended. If tabs know two ends of a session, its instant is the earlier one. Its reason is that of the earlier
 * timeout, or one that is no timeout if there is one. The order of the reasons decides what is left.
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
  /**
   * Whether a page without a server began the session by itself, because it found none. All such sessions of a browser are
   * one, which a sign-in replaces.
   */
  readonly provisional: boolean;
  /** An opaque tag of the person, at most 64 characters; `null` if none is known. */
  readonly account: string | null;
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
export function begin(
  {
    id,
    policy,
    provisional = false,
    account = null,
  }: Pick<Facts, 'id' | 'policy'> & Partial<Pick<Facts, 'provisional' | 'account'>>,
  now: number,
): Facts {
  return { id, startedAt: now, provisional, account, lastActivityAt: now, policy, server: null, ended: null };
}

/**
 * Joins the facts of two tabs. It is commutative, associative and idempotent, so messages may be lost, delayed,
 * duplicated or reordered. An ended session stays ended.
 *
 * Facts of different sessions are not mixed: the result is the later sign-in. Only sessions that pages began by themselves
 * become one, with the smallest id.
 *
 * @returns `a` itself if `b` adds nothing to it
 * @example
 * facts = merge(facts, message.facts);
 */
export function merge(a: Facts, b: Facts): Facts {
  if (!isSame(a, b)) return replaces(a, b) ? a : b;
  const joined: Facts = {
    id: least(a.id, b.id),
    startedAt: Math.min(a.startedAt, b.startedAt),
    provisional: a.provisional,
    account: a.account && b.account ? least(a.account, b.account) : (a.account ?? b.account),
    lastActivityAt: Math.max(a.lastActivityAt, b.lastActivityAt),
    policy: combine(a.policy, b.policy, a.policy.version - b.policy.version, Math.min),
    server: a.server && b.server ? joinServer(a.server, b.server) : (a.server ?? b.server),
    ended: a.ended && b.ended ? joinEnded(a.ended, b.ended) : (a.ended ?? b.ended),
  };
  return equalFields(a, joined) ? a : joined;
}

/** All sessions that pages began by themselves are one. */
export function isSame(a: Facts, b: Facts): boolean {
  return a.id === b.id || (a.provisional && b.provisional);
}

/**
 * Whether a session with this reason has ended by the idle or the absolute timeout. The same person may go on after these, and
 * after no other end.
 *
 * @example
 * isTimeout('revoked') // false
 */
export function isTimeout(reason: EndReason | null): reason is 'idle' | 'max' {
  return reason === 'idle' || reason === 'max';
}

/** Whether a page goes on with `later`: the same person has signed in again. An end by anything but a timeout keeps nothing. */
export function resumes(facts: Facts, later: Facts): boolean {
  const isKept = !facts.ended || isTimeout(facts.ended.reason);
  return isKept && facts.account !== null && facts.account === later.account && facts.id < later.id;
}

/** The id of a provisional one may become smaller, and a page has at most one. */
export function sessionOf({ id, provisional }: Facts): string {
  return provisional ? '' : id;
}

function least(a: string, b: string): string {
  // Stryker disable next-line EqualityOperator: two equal strings are one.
  return a < b ? a : b;
}

function replaces(a: Facts, b: Facts): boolean {
  // Stryker disable next-line EqualityOperator: the ids differ.
  return a.provisional === b.provisional ? a.id > b.id : b.provisional;
}

export function isBehind(facts: Facts, known: Facts): boolean {
  return merge(facts, known) !== facts;
}

/** Deadlines are early by the time that an answer was on its way: the later one is more exact. */
function joinServer(a: ServerFacts, b: ServerFacts): ServerFacts {
  return combine(a, b, a.version - b.version || a.rev - b.rev, Math.max);
}

type Ended = NonNullable<Facts['ended']>;

function joinEnded(a: Ended, b: Ended): Ended {
  // -Infinity - -Infinity is NaN.
  const order = timeoutAt(a) - timeoutAt(b) || END_REASONS.indexOf(a.reason) - END_REASONS.indexOf(b.reason);
  // Stryker disable next-line EqualityOperator: if the order is 0, the reasons are equal.
  return { reason: order <= 0 ? a.reason : b.reason, at: Math.min(a.at, b.at) };
}

/** A tab with old facts can see a timeout before an end that keeps no content: no merge makes that a timeout. */
function timeoutAt({ reason, at }: Ended): number {
  return isTimeout(reason) ? at : -Infinity;
}

/** If `order` is 0, each field is chosen by itself. */
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

// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
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
  readonly ended: {
    readonly reason: EndReason;
    readonly at: number;
  } | null;
}

/**
 * The facts of a session that begins now.
 *
 * @param now - the session clock, in ms
 * @example
 * const facts = begin({ id, policy: { version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 } }, clock.now());
 */
export function begin(session: {
  readonly id: string;
  readonly policy: SessionPolicy;
}, now: number): Facts {
  if (stryMutAct_9fa48("177")) {
    {}
  } else {
    stryCov_9fa48("177");
    return stryMutAct_9fa48("178") ? {} : (stryCov_9fa48("178"), {
      id: session.id,
      startedAt: now,
      lastActivityAt: now,
      policy: session.policy,
      server: null,
      ended: null
    });
  }
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
  if (stryMutAct_9fa48("179")) {
    {}
  } else {
    stryCov_9fa48("179");
    if (stryMutAct_9fa48("182") ? a.id === b.id : stryMutAct_9fa48("181") ? false : stryMutAct_9fa48("180") ? true : (stryCov_9fa48("180", "181", "182"), a.id !== b.id)) return (stryMutAct_9fa48("186") ? a.id <= b.id : stryMutAct_9fa48("185") ? a.id >= b.id : stryMutAct_9fa48("184") ? false : stryMutAct_9fa48("183") ? true : (stryCov_9fa48("183", "184", "185", "186"), a.id > b.id)) ? a : b;
    const joined: Facts = stryMutAct_9fa48("187") ? {} : (stryCov_9fa48("187"), {
      id: a.id,
      startedAt: stryMutAct_9fa48("188") ? Math.max(a.startedAt, b.startedAt) : (stryCov_9fa48("188"), Math.min(a.startedAt, b.startedAt)),
      lastActivityAt: stryMutAct_9fa48("189") ? Math.min(a.lastActivityAt, b.lastActivityAt) : (stryCov_9fa48("189"), Math.max(a.lastActivityAt, b.lastActivityAt)),
      policy: joinPolicy(a.policy, b.policy),
      server: joinNullable(a.server, b.server, joinServer),
      ended: joinNullable(a.ended, b.ended, joinEnded)
    });
    return sameFields(a, joined) ? a : joined;
  }
}
function joinPolicy(a: SessionPolicy, b: SessionPolicy): SessionPolicy {
  if (stryMutAct_9fa48("190")) {
    {}
  } else {
    stryCov_9fa48("190");
    if (stryMutAct_9fa48("193") ? a.version === b.version : stryMutAct_9fa48("192") ? false : stryMutAct_9fa48("191") ? true : (stryCov_9fa48("191", "192", "193"), a.version !== b.version)) return (stryMutAct_9fa48("197") ? a.version <= b.version : stryMutAct_9fa48("196") ? a.version >= b.version : stryMutAct_9fa48("195") ? false : stryMutAct_9fa48("194") ? true : (stryCov_9fa48("194", "195", "196", "197"), a.version > b.version)) ? a : b;
    return stryMutAct_9fa48("198") ? {} : (stryCov_9fa48("198"), {
      version: a.version,
      idleMs: stryMutAct_9fa48("199") ? Math.max(a.idleMs, b.idleMs) : (stryCov_9fa48("199"), Math.min(a.idleMs, b.idleMs)),
      maxMs: stryMutAct_9fa48("200") ? Math.max(a.maxMs, b.maxMs) : (stryCov_9fa48("200"), Math.min(a.maxMs, b.maxMs)),
      warnMs: stryMutAct_9fa48("201") ? Math.max(a.warnMs, b.warnMs) : (stryCov_9fa48("201"), Math.min(a.warnMs, b.warnMs))
    });
  }
}
function joinServer(a: ServerFacts, b: ServerFacts): ServerFacts {
  if (stryMutAct_9fa48("202")) {
    {}
  } else {
    stryCov_9fa48("202");
    const order = stryMutAct_9fa48("205") ? a.version - b.version && a.rev - b.rev : stryMutAct_9fa48("204") ? false : stryMutAct_9fa48("203") ? true : (stryCov_9fa48("203", "204", "205"), (stryMutAct_9fa48("206") ? a.version + b.version : (stryCov_9fa48("206"), a.version - b.version)) || (stryMutAct_9fa48("207") ? a.rev + b.rev : (stryCov_9fa48("207"), a.rev - b.rev)));
    if (stryMutAct_9fa48("209") ? false : stryMutAct_9fa48("208") ? true : (stryCov_9fa48("208", "209"), order)) return (stryMutAct_9fa48("213") ? order <= 0 : stryMutAct_9fa48("212") ? order >= 0 : stryMutAct_9fa48("211") ? false : stryMutAct_9fa48("210") ? true : (stryCov_9fa48("210", "211", "212", "213"), order > 0)) ? a : b;
    return stryMutAct_9fa48("214") ? {} : (stryCov_9fa48("214"), {
      version: a.version,
      rev: a.rev,
      // Each answer is early by the time that it took: the later one is nearer to the truth.
      idleAt: stryMutAct_9fa48("215") ? Math.min(a.idleAt, b.idleAt) : (stryCov_9fa48("215"), Math.max(a.idleAt, b.idleAt)),
      maxAt: stryMutAct_9fa48("216") ? Math.min(a.maxAt, b.maxAt) : (stryCov_9fa48("216"), Math.max(a.maxAt, b.maxAt)),
      ackedAt: stryMutAct_9fa48("217") ? Math.min(a.ackedAt, b.ackedAt) : (stryCov_9fa48("217"), Math.max(a.ackedAt, b.ackedAt))
    });
  }
}
type Ended = NonNullable<Facts['ended']>;
function joinEnded(a: Ended, b: Ended): Ended {
  if (stryMutAct_9fa48("218")) {
    {}
  } else {
    stryCov_9fa48("218");
    const order = stryMutAct_9fa48("221") ? a.at - b.at && END_REASONS.indexOf(a.reason) - END_REASONS.indexOf(b.reason) : stryMutAct_9fa48("220") ? false : stryMutAct_9fa48("219") ? true : (stryCov_9fa48("219", "220", "221"), (stryMutAct_9fa48("222") ? a.at + b.at : (stryCov_9fa48("222"), a.at - b.at)) || (stryMutAct_9fa48("223") ? END_REASONS.indexOf(a.reason) + END_REASONS.indexOf(b.reason) : (stryCov_9fa48("223"), END_REASONS.indexOf(a.reason) - END_REASONS.indexOf(b.reason))));
    return (stryMutAct_9fa48("227") ? order > 0 : stryMutAct_9fa48("226") ? order < 0 : stryMutAct_9fa48("225") ? false : stryMutAct_9fa48("224") ? true : (stryCov_9fa48("224", "225", "226", "227"), order <= 0)) ? a : b;
  }
}
function joinNullable<T>(a: T | null, b: T | null, join: (a: T, b: T) => T): T | null {
  if (stryMutAct_9fa48("228")) {
    {}
  } else {
    stryCov_9fa48("228");
    return (stryMutAct_9fa48("231") ? a || b : stryMutAct_9fa48("230") ? false : stryMutAct_9fa48("229") ? true : (stryCov_9fa48("229", "230", "231"), a && b)) ? join(a, b) : stryMutAct_9fa48("232") ? a && b : (stryCov_9fa48("232"), a ?? b);
  }
}
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
  if (stryMutAct_9fa48("233")) {
    {}
  } else {
    stryCov_9fa48("233");
    return stryMutAct_9fa48("234") ? Math.max(heartbeatMs(policy), (policy.idleMs - policy.warnMs) / 2) : (stryCov_9fa48("234"), Math.min(heartbeatMs(policy), stryMutAct_9fa48("235") ? (policy.idleMs - policy.warnMs) * 2 : (stryCov_9fa48("235"), (stryMutAct_9fa48("236") ? policy.idleMs + policy.warnMs : (stryCov_9fa48("236"), policy.idleMs - policy.warnMs)) / 2)));
  }
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
  if (stryMutAct_9fa48("237")) {
    {}
  } else {
    stryCov_9fa48("237");
    const limits = stryMutAct_9fa48("238") ? holds.map(({
      until
    }) => until) : (stryCov_9fa48("238"), holds.map(stryMutAct_9fa48("239") ? () => undefined : (stryCov_9fa48("239"), ({
      until
    }) => until)).filter(stryMutAct_9fa48("240") ? () => undefined : (stryCov_9fa48("240"), until => stryMutAct_9fa48("244") ? until <= now : stryMutAct_9fa48("243") ? until >= now : stryMutAct_9fa48("242") ? false : stryMutAct_9fa48("241") ? true : (stryCov_9fa48("241", "242", "243", "244"), until > now))));
    const current = statusAt(facts, now);
    const ignored = stryMutAct_9fa48("247") ? current.status === 'ended' && current.status === 'warning' && current.about === 'idle' : stryMutAct_9fa48("246") ? false : stryMutAct_9fa48("245") ? true : (stryCov_9fa48("245", "246", "247"), (stryMutAct_9fa48("249") ? current.status !== 'ended' : stryMutAct_9fa48("248") ? false : (stryCov_9fa48("248", "249"), current.status === (stryMutAct_9fa48("250") ? "" : (stryCov_9fa48("250"), 'ended')))) || (stryMutAct_9fa48("252") ? current.status === 'warning' || current.about === 'idle' : stryMutAct_9fa48("251") ? false : (stryCov_9fa48("251", "252"), (stryMutAct_9fa48("254") ? current.status !== 'warning' : stryMutAct_9fa48("253") ? true : (stryCov_9fa48("253", "254"), current.status === (stryMutAct_9fa48("255") ? "" : (stryCov_9fa48("255"), 'warning')))) && (stryMutAct_9fa48("257") ? current.about !== 'idle' : stryMutAct_9fa48("256") ? true : (stryCov_9fa48("256", "257"), current.about === (stryMutAct_9fa48("258") ? "" : (stryCov_9fa48("258"), 'idle')))))));
    return stryMutAct_9fa48("259") ? Math.max(...limits, limits.length && !ignored ? facts.lastActivityAt + holdMs(facts.policy) : Infinity) : (stryCov_9fa48("259"), Math.min(...limits, (stryMutAct_9fa48("262") ? limits.length || !ignored : stryMutAct_9fa48("261") ? false : stryMutAct_9fa48("260") ? true : (stryCov_9fa48("260", "261", "262"), limits.length && (stryMutAct_9fa48("263") ? ignored : (stryCov_9fa48("263"), !ignored)))) ? stryMutAct_9fa48("264") ? facts.lastActivityAt - holdMs(facts.policy) : (stryCov_9fa48("264"), facts.lastActivityAt + holdMs(facts.policy)) : Infinity));
  }
}
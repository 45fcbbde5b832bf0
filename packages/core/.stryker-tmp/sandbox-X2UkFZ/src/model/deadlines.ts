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

/**
 * When the session ends for lack of activity: by the tabs' knowledge or the server's, whichever is earlier.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * idleAt(facts) - clock.now() // ms left
 */
export function idleAt({
  lastActivityAt,
  policy,
  server
}: Facts): number {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    return stryMutAct_9fa48("1") ? Math.max(lastActivityAt + policy.idleMs, server?.idleAt ?? Infinity) : (stryCov_9fa48("1"), Math.min(stryMutAct_9fa48("2") ? lastActivityAt - policy.idleMs : (stryCov_9fa48("2"), lastActivityAt + policy.idleMs), stryMutAct_9fa48("3") ? server?.idleAt && Infinity : (stryCov_9fa48("3"), (stryMutAct_9fa48("4") ? server.idleAt : (stryCov_9fa48("4"), server?.idleAt)) ?? Infinity)));
  }
}

/**
 * When the session ends whatever the person does. Nobody knows better than the server, if it has spoken.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * maxAt(facts) - clock.now() // ms left
 */
export function maxAt({
  startedAt,
  policy,
  server
}: Facts): number {
  if (stryMutAct_9fa48("5")) {
    {}
  } else {
    stryCov_9fa48("5");
    return stryMutAct_9fa48("6") ? server?.maxAt && startedAt + policy.maxMs : (stryCov_9fa48("6"), (stryMutAct_9fa48("7") ? server.maxAt : (stryCov_9fa48("7"), server?.maxAt)) ?? (stryMutAct_9fa48("8") ? startedAt - policy.maxMs : (stryCov_9fa48("8"), startedAt + policy.maxMs)));
  }
}

/**
 * The instant of the end, whichever limit brings it.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * clock.now() >= endsAt(facts) // over
 */
export function endsAt(facts: Facts): number {
  if (stryMutAct_9fa48("9")) {
    {}
  } else {
    stryCov_9fa48("9");
    return stryMutAct_9fa48("10") ? Math.max(idleAt(facts), maxAt(facts)) : (stryCov_9fa48("10"), Math.min(idleAt(facts), maxAt(facts)));
  }
}

/**
 * When the warning about `idle` or `max` begins.
 *
 * The idle warning counts from the last activity. The server's idle deadline lags behind it by up to a heartbeat
 * while all is well, and stands still once heartbeats fail: half the idle timeout is more than the lag can ever be,
 * so the server's deadline warns too from there on, and nobody is ended unwarned.
 *
 * @returns an instant of the session clock, in ms
 * @example
 * warnAt(facts, 'idle') <= clock.now() // the idle warning is due
 */
export function warnAt(facts: Facts, about: 'idle' | 'max'): number {
  if (stryMutAct_9fa48("11")) {
    {}
  } else {
    stryCov_9fa48("11");
    const {
      lastActivityAt,
      policy,
      server
    } = facts;
    if (stryMutAct_9fa48("14") ? about !== 'max' : stryMutAct_9fa48("13") ? false : stryMutAct_9fa48("12") ? true : (stryCov_9fa48("12", "13", "14"), about === (stryMutAct_9fa48("15") ? "" : (stryCov_9fa48("15"), 'max')))) return stryMutAct_9fa48("16") ? maxAt(facts) + policy.warnMs : (stryCov_9fa48("16"), maxAt(facts) - policy.warnMs);
    return stryMutAct_9fa48("17") ? Math.max(lastActivityAt + policy.idleMs - policy.warnMs, (server?.idleAt ?? Infinity) - Math.min(policy.warnMs, policy.idleMs / 2)) : (stryCov_9fa48("17"), Math.min(stryMutAct_9fa48("18") ? lastActivityAt + policy.idleMs + policy.warnMs : (stryCov_9fa48("18"), (stryMutAct_9fa48("19") ? lastActivityAt - policy.idleMs : (stryCov_9fa48("19"), lastActivityAt + policy.idleMs)) - policy.warnMs), stryMutAct_9fa48("20") ? (server?.idleAt ?? Infinity) + Math.min(policy.warnMs, policy.idleMs / 2) : (stryCov_9fa48("20"), (stryMutAct_9fa48("21") ? server?.idleAt && Infinity : (stryCov_9fa48("21"), (stryMutAct_9fa48("22") ? server.idleAt : (stryCov_9fa48("22"), server?.idleAt)) ?? Infinity)) - (stryMutAct_9fa48("23") ? Math.max(policy.warnMs, policy.idleMs / 2) : (stryCov_9fa48("23"), Math.min(policy.warnMs, stryMutAct_9fa48("24") ? policy.idleMs * 2 : (stryCov_9fa48("24"), policy.idleMs / 2)))))));
  }
}
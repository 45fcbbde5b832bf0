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
import { endsAt, idleAt, maxAt, warnAt } from './deadlines.ts';
import type { EndReason, Facts } from './facts.ts';

/** What a session is at one instant. `at` is when it ended, by the session clock. */
export type Status = {
  readonly status: 'active';
} | {
  readonly status: 'warning';
  readonly about: 'idle' | 'max';
} | {
  readonly status: 'ended';
  readonly reason: EndReason;
  readonly at: number;
};

/**
 * Derives the status: the one rule by which a session lives, is warned or is over.
 *
 * @param now - the session clock, in ms
 * @example
 * statusAt(facts, clock.now()) // { status: 'warning', about: 'idle' }
 */
export function statusAt(facts: Facts, now: number): Status {
  if (stryMutAct_9fa48("400")) {
    {}
  } else {
    stryCov_9fa48("400");
    if (stryMutAct_9fa48("402") ? false : stryMutAct_9fa48("401") ? true : (stryCov_9fa48("401", "402"), facts.ended)) return stryMutAct_9fa48("403") ? {} : (stryCov_9fa48("403"), {
      status: stryMutAct_9fa48("404") ? "" : (stryCov_9fa48("404"), 'ended'),
      ...facts.ended
    });
    const end = endsAt(facts);
    if (stryMutAct_9fa48("408") ? now < end : stryMutAct_9fa48("407") ? now > end : stryMutAct_9fa48("406") ? false : stryMutAct_9fa48("405") ? true : (stryCov_9fa48("405", "406", "407", "408"), now >= end)) return stryMutAct_9fa48("409") ? {} : (stryCov_9fa48("409"), {
      status: stryMutAct_9fa48("410") ? "" : (stryCov_9fa48("410"), 'ended'),
      reason: (stryMutAct_9fa48("414") ? idleAt(facts) > maxAt(facts) : stryMutAct_9fa48("413") ? idleAt(facts) < maxAt(facts) : stryMutAct_9fa48("412") ? false : stryMutAct_9fa48("411") ? true : (stryCov_9fa48("411", "412", "413", "414"), idleAt(facts) <= maxAt(facts))) ? stryMutAct_9fa48("415") ? "" : (stryCov_9fa48("415"), 'idle') : stryMutAct_9fa48("416") ? "" : (stryCov_9fa48("416"), 'max'),
      at: end
    });
    const idle = warnAt(facts, stryMutAct_9fa48("417") ? "" : (stryCov_9fa48("417"), 'idle'));
    const max = warnAt(facts, stryMutAct_9fa48("418") ? "" : (stryCov_9fa48("418"), 'max'));
    if (stryMutAct_9fa48("422") ? now >= Math.min(idle, max) : stryMutAct_9fa48("421") ? now <= Math.min(idle, max) : stryMutAct_9fa48("420") ? false : stryMutAct_9fa48("419") ? true : (stryCov_9fa48("419", "420", "421", "422"), now < (stryMutAct_9fa48("423") ? Math.max(idle, max) : (stryCov_9fa48("423"), Math.min(idle, max))))) return stryMutAct_9fa48("424") ? {} : (stryCov_9fa48("424"), {
      status: stryMutAct_9fa48("425") ? "" : (stryCov_9fa48("425"), 'active')
    });
    return stryMutAct_9fa48("426") ? {} : (stryCov_9fa48("426"), {
      status: stryMutAct_9fa48("427") ? "" : (stryCov_9fa48("427"), 'warning'),
      about: (stryMutAct_9fa48("431") ? idle > max : stryMutAct_9fa48("430") ? idle < max : stryMutAct_9fa48("429") ? false : stryMutAct_9fa48("428") ? true : (stryCov_9fa48("428", "429", "430", "431"), idle <= max)) ? stryMutAct_9fa48("432") ? "" : (stryCov_9fa48("432"), 'idle') : stryMutAct_9fa48("433") ? "" : (stryCov_9fa48("433"), 'max')
    });
  }
}

/**
 * The next instant after `now` at which {@link statusAt} answers differently if nothing happens until then.
 *
 * @param now - the session clock, in ms
 * @returns an instant of the session clock in ms, or `Infinity` once ended
 * @example
 * setTimeout(check, nextChangeAt(facts, now) - now);
 */
export function nextChangeAt(facts: Facts, now: number): number {
  if (stryMutAct_9fa48("434")) {
    {}
  } else {
    stryCov_9fa48("434");
    if (stryMutAct_9fa48("436") ? false : stryMutAct_9fa48("435") ? true : (stryCov_9fa48("435", "436"), facts.ended)) return Infinity;
    const warn = stryMutAct_9fa48("437") ? Math.max(warnAt(facts, 'idle'), warnAt(facts, 'max')) : (stryCov_9fa48("437"), Math.min(warnAt(facts, stryMutAct_9fa48("438") ? "" : (stryCov_9fa48("438"), 'idle')), warnAt(facts, stryMutAct_9fa48("439") ? "" : (stryCov_9fa48("439"), 'max'))));
    const end = endsAt(facts);
    return (stryMutAct_9fa48("443") ? now >= Math.min(warn, end) : stryMutAct_9fa48("442") ? now <= Math.min(warn, end) : stryMutAct_9fa48("441") ? false : stryMutAct_9fa48("440") ? true : (stryCov_9fa48("440", "441", "442", "443"), now < (stryMutAct_9fa48("444") ? Math.max(warn, end) : (stryCov_9fa48("444"), Math.min(warn, end))))) ? stryMutAct_9fa48("445") ? Math.max(warn, end) : (stryCov_9fa48("445"), Math.min(warn, end)) : (stryMutAct_9fa48("449") ? now >= end : stryMutAct_9fa48("448") ? now <= end : stryMutAct_9fa48("447") ? false : stryMutAct_9fa48("446") ? true : (stryCov_9fa48("446", "447", "448", "449"), now < end)) ? end : Infinity;
  }
}
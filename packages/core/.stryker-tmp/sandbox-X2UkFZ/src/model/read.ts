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
import { END_REASONS, type EndReason } from './facts.ts';

/** The fields of an untrusted value: none where it is no object. */
export function fields(value: unknown): Record<string, unknown> {
  if (stryMutAct_9fa48("322")) {
    {}
  } else {
    stryCov_9fa48("322");
    return (stryMutAct_9fa48("325") ? typeof value === 'object' || value !== null : stryMutAct_9fa48("324") ? false : stryMutAct_9fa48("323") ? true : (stryCov_9fa48("323", "324", "325"), (stryMutAct_9fa48("327") ? typeof value !== 'object' : stryMutAct_9fa48("326") ? true : (stryCov_9fa48("326", "327"), typeof value === (stryMutAct_9fa48("328") ? "" : (stryCov_9fa48("328"), 'object')))) && (stryMutAct_9fa48("330") ? value === null : stryMutAct_9fa48("329") ? true : (stryCov_9fa48("329", "330"), value !== null)))) ? value as Record<string, unknown> : {};
  }
}

/** The named fields, if each is a finite number. */
export function numbers<K extends string>(value: unknown, ...names: K[]): Record<K, number> | undefined {
  if (stryMutAct_9fa48("331")) {
    {}
  } else {
    stryCov_9fa48("331");
    const from = fields(value);
    if (stryMutAct_9fa48("334") ? false : stryMutAct_9fa48("333") ? true : stryMutAct_9fa48("332") ? names.every(name => Number.isFinite(from[name])) : (stryCov_9fa48("332", "333", "334"), !(stryMutAct_9fa48("335") ? names.some(name => Number.isFinite(from[name])) : (stryCov_9fa48("335"), names.every(stryMutAct_9fa48("336") ? () => undefined : (stryCov_9fa48("336"), name => Number.isFinite(from[name]))))))) return undefined;
    return Object.fromEntries(names.map(name => [name, from[name]])) as Record<K, number>;
  }
}

/** The reason that a value names, if it is one. */
export function reason(value: unknown): EndReason | undefined {
  if (stryMutAct_9fa48("337")) {
    {}
  } else {
    stryCov_9fa48("337");
    return END_REASONS.find(stryMutAct_9fa48("338") ? () => undefined : (stryCov_9fa48("338"), known => stryMutAct_9fa48("341") ? known !== value : stryMutAct_9fa48("340") ? false : stryMutAct_9fa48("339") ? true : (stryCov_9fa48("339", "340", "341"), known === value)));
  }
}
/**
 * A UUIDv7: ids minted later sort later, as strings.
 *
 * @param now - ms since the Unix epoch
 * @param random - ten random bytes
 * @param after - an id that the new one must sort after, though it was minted in the same millisecond or by a faster clock
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 * @example
 * uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
 */
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
export function uuidv7(now: number, random: Uint8Array, after = stryMutAct_9fa48("553") ? "Stryker was here!" : (stryCov_9fa48("553"), '')): string {
  if (stryMutAct_9fa48("554")) {
    {}
  } else {
    stryCov_9fa48("554");
    const previous = Number.parseInt(stryMutAct_9fa48("555") ? after.replace('-', '') : (stryCov_9fa48("555"), after.replace(stryMutAct_9fa48("556") ? "" : (stryCov_9fa48("556"), '-'), stryMutAct_9fa48("557") ? "Stryker was here!" : (stryCov_9fa48("557"), '')).slice(0, 12)), 16);
    const time = hex((stryMutAct_9fa48("561") ? previous < now : stryMutAct_9fa48("560") ? previous > now : stryMutAct_9fa48("559") ? false : stryMutAct_9fa48("558") ? true : (stryCov_9fa48("558", "559", "560", "561"), previous >= now)) ? stryMutAct_9fa48("562") ? previous - 1 : (stryCov_9fa48("562"), previous + 1) : Math.floor(now), 12);
    const tail = Array.from(random, stryMutAct_9fa48("563") ? () => undefined : (stryCov_9fa48("563"), byte => hex(byte, 2))).join(stryMutAct_9fa48("564") ? "Stryker was here!" : (stryCov_9fa48("564"), ''));
    const variant = (8 | Number.parseInt(stryMutAct_9fa48("565") ? tail : (stryCov_9fa48("565"), tail.charAt(3)), 16) & 3).toString(16);
    return stryMutAct_9fa48("566") ? `` : (stryCov_9fa48("566"), `${stryMutAct_9fa48("567") ? time : (stryCov_9fa48("567"), time.slice(0, 8))}-${stryMutAct_9fa48("568") ? time : (stryCov_9fa48("568"), time.slice(8))}-7${stryMutAct_9fa48("569") ? tail : (stryCov_9fa48("569"), tail.slice(0, 3))}-${variant}${stryMutAct_9fa48("570") ? tail : (stryCov_9fa48("570"), tail.slice(4, 7))}-${stryMutAct_9fa48("571") ? tail : (stryCov_9fa48("571"), tail.slice(7, 19))}`);
  }
}
function hex(value: number, digits: number): string {
  if (stryMutAct_9fa48("572")) {
    {}
  } else {
    stryCov_9fa48("572");
    return value.toString(16).padStart(digits, stryMutAct_9fa48("573") ? "" : (stryCov_9fa48("573"), '0'));
  }
}
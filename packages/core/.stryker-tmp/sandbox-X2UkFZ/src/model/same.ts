/** Whether two objects of one type say the same. Nested values may be equal without being identical. */
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
export function sameFields<T extends object>(a: T, b: T): boolean {
  if (stryMutAct_9fa48("342")) {
    {}
  } else {
    stryCov_9fa48("342");
    const names = Object.keys(a) as (keyof T)[];
    return stryMutAct_9fa48("343") ? names.some(name => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name])) : (stryCov_9fa48("343"), names.every(stryMutAct_9fa48("344") ? () => undefined : (stryCov_9fa48("344"), name => stryMutAct_9fa48("347") ? a[name] === b[name] && JSON.stringify(a[name]) === JSON.stringify(b[name]) : stryMutAct_9fa48("346") ? false : stryMutAct_9fa48("345") ? true : (stryCov_9fa48("345", "346", "347"), (stryMutAct_9fa48("349") ? a[name] !== b[name] : stryMutAct_9fa48("348") ? false : (stryCov_9fa48("348", "349"), a[name] === b[name])) || (stryMutAct_9fa48("351") ? JSON.stringify(a[name]) !== JSON.stringify(b[name]) : stryMutAct_9fa48("350") ? false : (stryCov_9fa48("350", "351"), JSON.stringify(a[name]) === JSON.stringify(b[name])))))));
  }
}
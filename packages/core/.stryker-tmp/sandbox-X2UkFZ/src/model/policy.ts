/** How long sessions last. All durations in whole milliseconds. */
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
export interface SessionPolicy {
  /** Grows by one with every change, so that tabs can tell which of two policies is newer. */
  readonly version: number;
  /** The idle timeout: the session ends after this long without activity. */
  readonly idleMs: number;
  /** The maximum duration: the session ends this long after it began, whatever the person does. */
  readonly maxMs: number;
  /** How long before either end the person is warned. 0 means no warning. */
  readonly warnMs: number;
}

/** The durations of a policy, without its version: what an administrator edits. */
export type PolicyDurations = Omit<SessionPolicy, 'version'>;

/** What a host allows administrators to choose. Milliseconds. */
export interface PolicyLimits {
  /** The shortest idle or maximum duration. */
  readonly minMs: number;
  /** The longest maximum duration, {@link MAX_DURATION_MS} at most. */
  readonly maxMs: number;
}

/** One reason why a policy is refused. Carries no text: `@curfew/react` words it in the person's language. */
export interface PolicyProblem {
  /** The field to correct. */
  readonly field: keyof PolicyDurations;
  readonly code: 'not_a_duration' | 'too_short' | 'too_long' | 'idle_above_max' | 'warn_not_below_idle';
  /** The nearest allowed value in milliseconds, or `null` where there is none to offer. */
  readonly nearestMs: number | null;
}

/** Seven days in milliseconds: no host and no administrator can go above it. */
export const MAX_DURATION_MS = 604_800_000;

/** One minute to seven days, in milliseconds: the limits where a host names none. */
export const DEFAULT_LIMITS: PolicyLimits = stryMutAct_9fa48("265") ? {} : (stryCov_9fa48("265"), {
  minMs: 60_000,
  maxMs: MAX_DURATION_MS
});

/**
 * Checks durations against each other and against the host's limits:
 * `limits.minMs <= idleMs <= maxMs <= limits.maxMs` and `0 <= warnMs < idleMs`.
 *
 * The form and the server call this same function, so they can never disagree.
 *
 * @returns one problem a field at most; an empty list means the policy is valid
 * @example
 * validatePolicy({ idleMs: 7_200_000, maxMs: 3_600_000, warnMs: 60_000 })
 * // [{ field: 'idleMs', code: 'idle_above_max', nearestMs: 3_600_000 }]
 */
export function validatePolicy(policy: PolicyDurations, limits: PolicyLimits = DEFAULT_LIMITS): PolicyProblem[] {
  if (stryMutAct_9fa48("266")) {
    {}
  } else {
    stryCov_9fa48("266");
    const longest = stryMutAct_9fa48("267") ? Math.max(limits.maxMs, MAX_DURATION_MS) : (stryCov_9fa48("267"), Math.min(limits.maxMs, MAX_DURATION_MS));
    const {
      idleMs,
      maxMs,
      warnMs
    } = policy;
    const max = range(stryMutAct_9fa48("268") ? "" : (stryCov_9fa48("268"), 'maxMs'), maxMs, limits.minMs, longest);
    const idle = stryMutAct_9fa48("269") ? range('idleMs', idleMs, limits.minMs, longest) && (!max && idleMs > maxMs ? problem('idleMs', 'idle_above_max', maxMs) : null) : (stryCov_9fa48("269"), range(stryMutAct_9fa48("270") ? "" : (stryCov_9fa48("270"), 'idleMs'), idleMs, limits.minMs, longest) ?? ((stryMutAct_9fa48("273") ? !max || idleMs > maxMs : stryMutAct_9fa48("272") ? false : stryMutAct_9fa48("271") ? true : (stryCov_9fa48("271", "272", "273"), (stryMutAct_9fa48("274") ? max : (stryCov_9fa48("274"), !max)) && (stryMutAct_9fa48("277") ? idleMs <= maxMs : stryMutAct_9fa48("276") ? idleMs >= maxMs : stryMutAct_9fa48("275") ? true : (stryCov_9fa48("275", "276", "277"), idleMs > maxMs)))) ? problem(stryMutAct_9fa48("278") ? "" : (stryCov_9fa48("278"), 'idleMs'), stryMutAct_9fa48("279") ? "" : (stryCov_9fa48("279"), 'idle_above_max'), maxMs) : null));
    const warn = stryMutAct_9fa48("280") ? range('warnMs', warnMs, 0, longest) && (!idle && warnMs >= idleMs ? problem('warnMs', 'warn_not_below_idle', Math.floor(idleMs / 2)) : null) : (stryCov_9fa48("280"), range(stryMutAct_9fa48("281") ? "" : (stryCov_9fa48("281"), 'warnMs'), warnMs, 0, longest) ?? ((stryMutAct_9fa48("284") ? !idle || warnMs >= idleMs : stryMutAct_9fa48("283") ? false : stryMutAct_9fa48("282") ? true : (stryCov_9fa48("282", "283", "284"), (stryMutAct_9fa48("285") ? idle : (stryCov_9fa48("285"), !idle)) && (stryMutAct_9fa48("288") ? warnMs < idleMs : stryMutAct_9fa48("287") ? warnMs > idleMs : stryMutAct_9fa48("286") ? true : (stryCov_9fa48("286", "287", "288"), warnMs >= idleMs)))) ? problem(stryMutAct_9fa48("289") ? "" : (stryCov_9fa48("289"), 'warnMs'), stryMutAct_9fa48("290") ? "" : (stryCov_9fa48("290"), 'warn_not_below_idle'), Math.floor(stryMutAct_9fa48("291") ? idleMs * 2 : (stryCov_9fa48("291"), idleMs / 2))) : null));
    return stryMutAct_9fa48("292") ? [max, idle, warn] : (stryCov_9fa48("292"), (stryMutAct_9fa48("293") ? [] : (stryCov_9fa48("293"), [max, idle, warn])).filter(stryMutAct_9fa48("294") ? () => undefined : (stryCov_9fa48("294"), found => stryMutAct_9fa48("297") ? found === null : stryMutAct_9fa48("296") ? false : stryMutAct_9fa48("295") ? true : (stryCov_9fa48("295", "296", "297"), found !== null))));
  }
}

/**
 * How long a tab stays deaf after an input, in milliseconds: the throttle window. `lastActivityAt` may be older than
 * the truth by this much, so it shrinks where the time before the warning is short.
 *
 * @example
 * throttleMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 1_000
 */
export function throttleMs(policy: SessionPolicy): number {
  if (stryMutAct_9fa48("298")) {
    {}
  } else {
    stryCov_9fa48("298");
    return stryMutAct_9fa48("299") ? Math.max(1_000, (policy.idleMs - policy.warnMs) / 4) : (stryCov_9fa48("299"), Math.min(1_000, stryMutAct_9fa48("300") ? (policy.idleMs - policy.warnMs) * 4 : (stryCov_9fa48("300"), (stryMutAct_9fa48("301") ? policy.idleMs + policy.warnMs : (stryCov_9fa48("301"), policy.idleMs - policy.warnMs)) / 4)));
  }
}

/**
 * The heartbeat period in milliseconds: a quarter of the idle timeout, one minute at most.
 *
 * @example
 * heartbeatMs({ version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 }) // 60_000
 */
export function heartbeatMs(policy: SessionPolicy): number {
  if (stryMutAct_9fa48("302")) {
    {}
  } else {
    stryCov_9fa48("302");
    return stryMutAct_9fa48("303") ? Math.max(policy.idleMs / 4, 60_000) : (stryCov_9fa48("303"), Math.min(stryMutAct_9fa48("304") ? policy.idleMs * 4 : (stryCov_9fa48("304"), policy.idleMs / 4), 60_000));
  }
}
function range(field: PolicyProblem['field'], ms: number, least: number, most: number): PolicyProblem | null {
  if (stryMutAct_9fa48("305")) {
    {}
  } else {
    stryCov_9fa48("305");
    if (stryMutAct_9fa48("308") ? false : stryMutAct_9fa48("307") ? true : stryMutAct_9fa48("306") ? Number.isSafeInteger(ms) : (stryCov_9fa48("306", "307", "308"), !Number.isSafeInteger(ms))) return problem(field, stryMutAct_9fa48("309") ? "" : (stryCov_9fa48("309"), 'not_a_duration'), null);
    if (stryMutAct_9fa48("313") ? ms >= least : stryMutAct_9fa48("312") ? ms <= least : stryMutAct_9fa48("311") ? false : stryMutAct_9fa48("310") ? true : (stryCov_9fa48("310", "311", "312", "313"), ms < least)) return problem(field, stryMutAct_9fa48("314") ? "" : (stryCov_9fa48("314"), 'too_short'), least);
    if (stryMutAct_9fa48("318") ? ms <= most : stryMutAct_9fa48("317") ? ms >= most : stryMutAct_9fa48("316") ? false : stryMutAct_9fa48("315") ? true : (stryCov_9fa48("315", "316", "317", "318"), ms > most)) return problem(field, stryMutAct_9fa48("319") ? "" : (stryCov_9fa48("319"), 'too_long'), most);
    return null;
  }
}
function problem(field: PolicyProblem['field'], code: PolicyProblem['code'], nearestMs: number | null): PolicyProblem {
  if (stryMutAct_9fa48("320")) {
    {}
  } else {
    stryCov_9fa48("320");
    return stryMutAct_9fa48("321") ? {} : (stryCov_9fa48("321"), {
      field,
      code,
      nearestMs
    });
  }
}
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
import { endsAt, maxAt } from './deadlines.ts';
import type { EndReason, Facts } from './facts.ts';
import type { Hold } from './hold.ts';
import type { SessionPolicy } from './policy.ts';
import { statusAt } from './status.ts';

/**
 * What the interface sees. It holds instants of the session clock, never a remaining time, and nothing that moves
 * while a person works: so it changes only when the interface must.
 */
export interface SessionSnapshot {
  /** `pending`: no session has begun in this tab, or the server has not answered yet. */
  readonly status: 'pending' | 'active' | 'warning' | 'ended';
  /** The session's public id. */
  readonly id: string | null;
  /** What the warning is about; `null` unless `status` is `warning`. */
  readonly about: 'idle' | 'max' | null;
  /** Why the session ended; `null` unless `status` is `ended`. */
  readonly reason: EndReason | null;
  /**
   * `true` while a deadline has passed and other tabs and the server are asked whether they know of newer activity.
   * Cover the page, but do not say yet that it is over.
   */
  readonly confirming: boolean;
  /** In a warning the instant of the coming end, once ended the instant of the end, in ms; else `null`. */
  readonly endsAt: number | null;
  /** When the session ends whatever the person does, in ms. */
  readonly maxAt: number | null;
  /** The policy in force. */
  readonly policy: SessionPolicy | null;
  /** The labels of this tab's holds, oldest first: why the person counts as active though they touch nothing. */
  readonly holds: readonly string[];
}

/** The snapshot before anything is known. */
export const PENDING: SessionSnapshot = stryMutAct_9fa48("352") ? {} : (stryCov_9fa48("352"), {
  status: stryMutAct_9fa48("353") ? "" : (stryCov_9fa48("353"), 'pending'),
  id: null,
  about: null,
  reason: null,
  confirming: stryMutAct_9fa48("354") ? true : (stryCov_9fa48("354"), false),
  endsAt: null,
  maxAt: null,
  policy: null,
  holds: stryMutAct_9fa48("355") ? ["Stryker was here"] : (stryCov_9fa48("355"), [])
});

/**
 * Derives what the interface sees from facts and the time.
 *
 * @param now - the session clock, in ms
 * @param confirming - whether newer facts are still being asked for
 * @param holds - the holds of this tab, those past their limit included
 * @example
 * snapshotAt(facts, clock.now()).status // 'active'
 */
export function snapshotAt(facts: Facts | null, now: number, confirming = stryMutAct_9fa48("356") ? true : (stryCov_9fa48("356"), false), holds: readonly Hold[] = stryMutAct_9fa48("357") ? ["Stryker was here"] : (stryCov_9fa48("357"), [])): SessionSnapshot {
  if (stryMutAct_9fa48("358")) {
    {}
  } else {
    stryCov_9fa48("358");
    if (stryMutAct_9fa48("361") ? false : stryMutAct_9fa48("360") ? true : stryMutAct_9fa48("359") ? facts : (stryCov_9fa48("359", "360", "361"), !facts)) return PENDING;
    const status = statusAt(facts, now);
    return stryMutAct_9fa48("362") ? {} : (stryCov_9fa48("362"), {
      status: status.status,
      id: facts.id,
      about: (stryMutAct_9fa48("365") ? status.status !== 'warning' : stryMutAct_9fa48("364") ? false : stryMutAct_9fa48("363") ? true : (stryCov_9fa48("363", "364", "365"), status.status === (stryMutAct_9fa48("366") ? "" : (stryCov_9fa48("366"), 'warning')))) ? status.about : null,
      reason: (stryMutAct_9fa48("369") ? status.status !== 'ended' : stryMutAct_9fa48("368") ? false : stryMutAct_9fa48("367") ? true : (stryCov_9fa48("367", "368", "369"), status.status === (stryMutAct_9fa48("370") ? "" : (stryCov_9fa48("370"), 'ended')))) ? status.reason : null,
      confirming: stryMutAct_9fa48("373") ? confirming && status.status === 'ended' || !facts.ended : stryMutAct_9fa48("372") ? false : stryMutAct_9fa48("371") ? true : (stryCov_9fa48("371", "372", "373"), (stryMutAct_9fa48("375") ? confirming || status.status === 'ended' : stryMutAct_9fa48("374") ? true : (stryCov_9fa48("374", "375"), confirming && (stryMutAct_9fa48("377") ? status.status !== 'ended' : stryMutAct_9fa48("376") ? true : (stryCov_9fa48("376", "377"), status.status === (stryMutAct_9fa48("378") ? "" : (stryCov_9fa48("378"), 'ended')))))) && (stryMutAct_9fa48("379") ? facts.ended : (stryCov_9fa48("379"), !facts.ended))),
      endsAt: (stryMutAct_9fa48("382") ? status.status !== 'ended' : stryMutAct_9fa48("381") ? false : stryMutAct_9fa48("380") ? true : (stryCov_9fa48("380", "381", "382"), status.status === (stryMutAct_9fa48("383") ? "" : (stryCov_9fa48("383"), 'ended')))) ? status.at : (stryMutAct_9fa48("386") ? status.status !== 'warning' : stryMutAct_9fa48("385") ? false : stryMutAct_9fa48("384") ? true : (stryCov_9fa48("384", "385", "386"), status.status === (stryMutAct_9fa48("387") ? "" : (stryCov_9fa48("387"), 'warning')))) ? endsAt(facts) : null,
      maxAt: maxAt(facts),
      policy: facts.policy,
      holds: (stryMutAct_9fa48("390") ? status.status !== 'ended' : stryMutAct_9fa48("389") ? false : stryMutAct_9fa48("388") ? true : (stryCov_9fa48("388", "389", "390"), status.status === (stryMutAct_9fa48("391") ? "" : (stryCov_9fa48("391"), 'ended')))) ? stryMutAct_9fa48("392") ? ["Stryker was here"] : (stryCov_9fa48("392"), []) : stryMutAct_9fa48("393") ? holds.map(({
        label
      }) => label) : (stryCov_9fa48("393"), holds.filter(stryMutAct_9fa48("394") ? () => undefined : (stryCov_9fa48("394"), ({
        until
      }) => stryMutAct_9fa48("398") ? until <= now : stryMutAct_9fa48("397") ? until >= now : stryMutAct_9fa48("396") ? false : stryMutAct_9fa48("395") ? true : (stryCov_9fa48("395", "396", "397", "398"), until > now))).map(stryMutAct_9fa48("399") ? () => undefined : (stryCov_9fa48("399"), ({
        label
      }) => label)))
    });
  }
}
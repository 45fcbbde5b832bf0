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
import { fields, numbers, reason } from './read.ts';

/** What travels between tabs and lies in the record: facts, with the writer's clock beside them. */
export interface Envelope {
  /** Version of this format. Other versions are ignored, so that an old page may live beside a new one. */
  readonly v: 1;
  /** The writer's session clock, in ms. */
  readonly now: number;
  /** How far the writer's session clock was ahead of its wall clock, in ms. */
  readonly guard: number;
  readonly facts: Facts;
}

/**
 * Reads what another tab or an earlier visit wrote. Fields that it does not know are dropped.
 *
 * @returns `null` for anything that is not a whole envelope of version 1
 * @example
 * const envelope = readEnvelope(JSON.parse(text));
 */
export function readEnvelope(value: unknown): Envelope | null {
  if (stryMutAct_9fa48("121")) {
    {}
  } else {
    stryCov_9fa48("121");
    const {
      v,
      facts,
      ...stamp
    } = fields(value);
    const {
      id,
      policy,
      server,
      ended,
      ...instants
    } = fields(facts);
    const clock = numbers(stamp, stryMutAct_9fa48("122") ? "" : (stryCov_9fa48("122"), 'now'), stryMutAct_9fa48("123") ? "" : (stryCov_9fa48("123"), 'guard'));
    const times = numbers(instants, stryMutAct_9fa48("124") ? "" : (stryCov_9fa48("124"), 'startedAt'), stryMutAct_9fa48("125") ? "" : (stryCov_9fa48("125"), 'lastActivityAt'));
    const durations = numbers(policy, stryMutAct_9fa48("126") ? "" : (stryCov_9fa48("126"), 'version'), stryMutAct_9fa48("127") ? "" : (stryCov_9fa48("127"), 'idleMs'), stryMutAct_9fa48("128") ? "" : (stryCov_9fa48("128"), 'maxMs'), stryMutAct_9fa48("129") ? "" : (stryCov_9fa48("129"), 'warnMs'));
    const answer = (stryMutAct_9fa48("132") ? server !== null : stryMutAct_9fa48("131") ? false : stryMutAct_9fa48("130") ? true : (stryCov_9fa48("130", "131", "132"), server === null)) ? null : numbers(server, stryMutAct_9fa48("133") ? "" : (stryCov_9fa48("133"), 'version'), stryMutAct_9fa48("134") ? "" : (stryCov_9fa48("134"), 'rev'), stryMutAct_9fa48("135") ? "" : (stryCov_9fa48("135"), 'idleAt'), stryMutAct_9fa48("136") ? "" : (stryCov_9fa48("136"), 'maxAt'), stryMutAct_9fa48("137") ? "" : (stryCov_9fa48("137"), 'ackedAt'));
    const end = (stryMutAct_9fa48("140") ? ended !== null : stryMutAct_9fa48("139") ? false : stryMutAct_9fa48("138") ? true : (stryCov_9fa48("138", "139", "140"), ended === null)) ? null : readEnded(ended);
    const whole = stryMutAct_9fa48("143") ? v === 1 && typeof id === 'string' && id && clock && times || durations : stryMutAct_9fa48("142") ? false : stryMutAct_9fa48("141") ? true : (stryCov_9fa48("141", "142", "143"), (stryMutAct_9fa48("145") ? v === 1 && typeof id === 'string' && id && clock || times : stryMutAct_9fa48("144") ? true : (stryCov_9fa48("144", "145"), (stryMutAct_9fa48("147") ? v === 1 && typeof id === 'string' && id || clock : stryMutAct_9fa48("146") ? true : (stryCov_9fa48("146", "147"), (stryMutAct_9fa48("149") ? v === 1 && typeof id === 'string' || id : stryMutAct_9fa48("148") ? true : (stryCov_9fa48("148", "149"), (stryMutAct_9fa48("151") ? v === 1 || typeof id === 'string' : stryMutAct_9fa48("150") ? true : (stryCov_9fa48("150", "151"), (stryMutAct_9fa48("153") ? v !== 1 : stryMutAct_9fa48("152") ? true : (stryCov_9fa48("152", "153"), v === 1)) && (stryMutAct_9fa48("155") ? typeof id !== 'string' : stryMutAct_9fa48("154") ? true : (stryCov_9fa48("154", "155"), typeof id === (stryMutAct_9fa48("156") ? "" : (stryCov_9fa48("156"), 'string')))))) && id)) && clock)) && times)) && durations);
    if (stryMutAct_9fa48("159") ? (!whole || answer === undefined) && end === undefined : stryMutAct_9fa48("158") ? false : stryMutAct_9fa48("157") ? true : (stryCov_9fa48("157", "158", "159"), (stryMutAct_9fa48("161") ? !whole && answer === undefined : stryMutAct_9fa48("160") ? false : (stryCov_9fa48("160", "161"), (stryMutAct_9fa48("162") ? whole : (stryCov_9fa48("162"), !whole)) || (stryMutAct_9fa48("164") ? answer !== undefined : stryMutAct_9fa48("163") ? false : (stryCov_9fa48("163", "164"), answer === undefined)))) || (stryMutAct_9fa48("166") ? end !== undefined : stryMutAct_9fa48("165") ? false : (stryCov_9fa48("165", "166"), end === undefined)))) return null;
    return stryMutAct_9fa48("167") ? {} : (stryCov_9fa48("167"), {
      v,
      ...clock,
      facts: stryMutAct_9fa48("168") ? {} : (stryCov_9fa48("168"), {
        id,
        ...times,
        policy: durations,
        server: answer,
        ended: end
      })
    });
  }
}
function readEnded(value: unknown): Facts['ended'] | undefined {
  if (stryMutAct_9fa48("169")) {
    {}
  } else {
    stryCov_9fa48("169");
    const when = numbers(value, stryMutAct_9fa48("170") ? "" : (stryCov_9fa48("170"), 'at'));
    const why = reason(fields(value).reason);
    return stryMutAct_9fa48("173") ? why && when || {
      reason: why,
      ...when
    } : stryMutAct_9fa48("172") ? false : stryMutAct_9fa48("171") ? true : (stryCov_9fa48("171", "172", "173"), (stryMutAct_9fa48("175") ? why || when : stryMutAct_9fa48("174") ? true : (stryCov_9fa48("174", "175"), why && when)) && (stryMutAct_9fa48("176") ? {} : (stryCov_9fa48("176"), {
      reason: why,
      ...when
    })));
  }
}
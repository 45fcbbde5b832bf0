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
import { type EndReason, type Facts, merge } from './facts.ts';
import { throttleMs } from './policy.ts';
import { statusAt } from './status.ts';

/** What can happen to a session. */
export type SessionEvent = /** The person did something. */
{
  readonly type: 'activity';
}
/** The person asked to stay signed in. */ | {
  readonly type: 'extend';
}
/** Somebody ended it. */ | {
  readonly type: 'end';
  readonly reason: EndReason;
}
/** Its deadline has passed and nobody knows better: make the end a fact. */ | {
  readonly type: 'expire';
}
/** A tab or a record told its facts. */ | {
  readonly type: 'peer';
  readonly facts: Facts;
}
/** The server answered, in facts by this tab's clock. */ | {
  readonly type: 'server';
  readonly facts: Facts;
};

/** What the tab must do after a step: tell the others, write the record, beat at once, end it at the server. */
export type Effect = 'publish' | 'save' | 'heartbeat' | 'logout';
const NONE: readonly Effect[] = stryMutAct_9fa48("450") ? ["Stryker was here"] : (stryCov_9fa48("450"), []);
const SHARE: readonly Effect[] = stryMutAct_9fa48("451") ? [] : (stryCov_9fa48("451"), [stryMutAct_9fa48("452") ? "" : (stryCov_9fa48("452"), 'publish'), stryMutAct_9fa48("453") ? "" : (stryCov_9fa48("453"), 'save')]);
const EXTEND: readonly Effect[] = stryMutAct_9fa48("454") ? [] : (stryCov_9fa48("454"), [...SHARE, stryMutAct_9fa48("455") ? "" : (stryCov_9fa48("455"), 'heartbeat')]);
const SHARE_AND_LOGOUT: readonly Effect[] = stryMutAct_9fa48("456") ? [] : (stryCov_9fa48("456"), [...SHARE, stryMutAct_9fa48("457") ? "" : (stryCov_9fa48("457"), 'logout')]);

/**
 * Moves the session by one event. Pure: the same arguments give the same answer.
 *
 * It first asks whether the session had ended by `now`: no activity and no extension revives it. A peer's facts never
 * cause an effect, so nothing can loop between tabs. A session is bound to its id: facts of a later one, or of another
 * that the server knows, end it as `superseded`.
 *
 * @param now - the session clock, in ms
 * @returns the facts (the same object where nothing changed) and the effects to run, in order
 * @example
 * const [next, effects] = step(facts, { type: 'activity' }, clock.now());
 */
export function step(facts: Facts, event: SessionEvent, now: number): readonly [Facts, readonly Effect[]] {
  if (stryMutAct_9fa48("458")) {
    {}
  } else {
    stryCov_9fa48("458");
    switch (event.type) {
      case stryMutAct_9fa48("460") ? "" : (stryCov_9fa48("460"), 'peer'):
        if (stryMutAct_9fa48("459")) {} else {
          stryCov_9fa48("459");
          if (stryMutAct_9fa48("463") ? event.facts.id !== facts.id : stryMutAct_9fa48("462") ? false : stryMutAct_9fa48("461") ? true : (stryCov_9fa48("461", "462", "463"), event.facts.id === facts.id)) return stryMutAct_9fa48("464") ? [] : (stryCov_9fa48("464"), [merge(facts, event.facts), NONE]);
          return (stryMutAct_9fa48("468") ? event.facts.id <= facts.id : stryMutAct_9fa48("467") ? event.facts.id >= facts.id : stryMutAct_9fa48("466") ? false : stryMutAct_9fa48("465") ? true : (stryCov_9fa48("465", "466", "467", "468"), event.facts.id > facts.id)) ? end(facts, now, stryMutAct_9fa48("469") ? "" : (stryCov_9fa48("469"), 'superseded')) : stryMutAct_9fa48("470") ? [] : (stryCov_9fa48("470"), [facts, NONE]);
        }
      case stryMutAct_9fa48("472") ? "" : (stryCov_9fa48("472"), 'server'):
        if (stryMutAct_9fa48("471")) {} else {
          stryCov_9fa48("471");
          {
            if (stryMutAct_9fa48("473")) {
              {}
            } else {
              stryCov_9fa48("473");
              if (stryMutAct_9fa48("476") ? event.facts.id === facts.id : stryMutAct_9fa48("475") ? false : stryMutAct_9fa48("474") ? true : (stryCov_9fa48("474", "475", "476"), event.facts.id !== facts.id)) return end(facts, now, stryMutAct_9fa48("477") ? "" : (stryCov_9fa48("477"), 'superseded'));
              const joined = merge(facts, event.facts);
              return stryMutAct_9fa48("478") ? [] : (stryCov_9fa48("478"), [joined, (stryMutAct_9fa48("481") ? joined !== facts : stryMutAct_9fa48("480") ? false : stryMutAct_9fa48("479") ? true : (stryCov_9fa48("479", "480", "481"), joined === facts)) ? NONE : SHARE]);
            }
          }
        }
      case stryMutAct_9fa48("483") ? "" : (stryCov_9fa48("483"), 'end'):
        if (stryMutAct_9fa48("482")) {} else {
          stryCov_9fa48("482");
          return end(facts, now, event.reason);
        }
      case stryMutAct_9fa48("485") ? "" : (stryCov_9fa48("485"), 'expire'):
        if (stryMutAct_9fa48("484")) {} else {
          stryCov_9fa48("484");
          return end(facts, now);
        }
      default:
        if (stryMutAct_9fa48("486")) {} else {
          stryCov_9fa48("486");
          return act(facts, now, stryMutAct_9fa48("489") ? event.type !== 'extend' : stryMutAct_9fa48("488") ? false : stryMutAct_9fa48("487") ? true : (stryCov_9fa48("487", "488", "489"), event.type === (stryMutAct_9fa48("490") ? "" : (stryCov_9fa48("490"), 'extend'))));
        }
    }
  }
}
function act(facts: Facts, now: number, extend: boolean): readonly [Facts, readonly Effect[]] {
  if (stryMutAct_9fa48("491")) {
    {}
  } else {
    stryCov_9fa48("491");
    const current = statusAt(facts, now);
    if (stryMutAct_9fa48("494") ? current.status !== 'ended' : stryMutAct_9fa48("493") ? false : stryMutAct_9fa48("492") ? true : (stryCov_9fa48("492", "493", "494"), current.status === (stryMutAct_9fa48("495") ? "" : (stryCov_9fa48("495"), 'ended')))) return stryMutAct_9fa48("496") ? [] : (stryCov_9fa48("496"), [facts, NONE]);
    const active = stryMutAct_9fa48("497") ? {} : (stryCov_9fa48("497"), {
      ...facts,
      lastActivityAt: stryMutAct_9fa48("498") ? Math.min(facts.lastActivityAt, now) : (stryCov_9fa48("498"), Math.max(facts.lastActivityAt, now))
    });
    if (stryMutAct_9fa48("500") ? false : stryMutAct_9fa48("499") ? true : (stryCov_9fa48("499", "500"), extend)) return stryMutAct_9fa48("501") ? [] : (stryCov_9fa48("501"), [active, EXTEND]);
    const warned = stryMutAct_9fa48("504") ? current.status === 'warning' || current.about === 'idle' : stryMutAct_9fa48("503") ? false : stryMutAct_9fa48("502") ? true : (stryCov_9fa48("502", "503", "504"), (stryMutAct_9fa48("506") ? current.status !== 'warning' : stryMutAct_9fa48("505") ? true : (stryCov_9fa48("505", "506"), current.status === (stryMutAct_9fa48("507") ? "" : (stryCov_9fa48("507"), 'warning')))) && (stryMutAct_9fa48("509") ? current.about !== 'idle' : stryMutAct_9fa48("508") ? true : (stryCov_9fa48("508", "509"), current.about === (stryMutAct_9fa48("510") ? "" : (stryCov_9fa48("510"), 'idle')))));
    return (stryMutAct_9fa48("513") ? warned && now - facts.lastActivityAt < throttleMs(facts.policy) : stryMutAct_9fa48("512") ? false : stryMutAct_9fa48("511") ? true : (stryCov_9fa48("511", "512", "513"), warned || (stryMutAct_9fa48("516") ? now - facts.lastActivityAt >= throttleMs(facts.policy) : stryMutAct_9fa48("515") ? now - facts.lastActivityAt <= throttleMs(facts.policy) : stryMutAct_9fa48("514") ? false : (stryCov_9fa48("514", "515", "516"), (stryMutAct_9fa48("517") ? now + facts.lastActivityAt : (stryCov_9fa48("517"), now - facts.lastActivityAt)) < throttleMs(facts.policy))))) ? stryMutAct_9fa48("518") ? [] : (stryCov_9fa48("518"), [facts, NONE]) : stryMutAct_9fa48("519") ? [] : (stryCov_9fa48("519"), [active, SHARE]);
  }
}

/** A session that was over already ended then and for that reason, whatever is asked now. */
function end(facts: Facts, now: number, asked?: EndReason): readonly [Facts, readonly Effect[]] {
  if (stryMutAct_9fa48("520")) {
    {}
  } else {
    stryCov_9fa48("520");
    const current = statusAt(facts, now);
    if (stryMutAct_9fa48("523") ? facts.ended && current.status !== 'ended' && !asked : stryMutAct_9fa48("522") ? false : stryMutAct_9fa48("521") ? true : (stryCov_9fa48("521", "522", "523"), facts.ended || (stryMutAct_9fa48("525") ? current.status !== 'ended' || !asked : stryMutAct_9fa48("524") ? false : (stryCov_9fa48("524", "525"), (stryMutAct_9fa48("527") ? current.status === 'ended' : stryMutAct_9fa48("526") ? true : (stryCov_9fa48("526", "527"), current.status !== (stryMutAct_9fa48("528") ? "" : (stryCov_9fa48("528"), 'ended')))) && (stryMutAct_9fa48("529") ? asked : (stryCov_9fa48("529"), !asked)))))) return stryMutAct_9fa48("530") ? [] : (stryCov_9fa48("530"), [facts, NONE]);
    const {
      reason,
      at
    } = (stryMutAct_9fa48("533") ? current.status !== 'ended' : stryMutAct_9fa48("532") ? false : stryMutAct_9fa48("531") ? true : (stryCov_9fa48("531", "532", "533"), current.status === (stryMutAct_9fa48("534") ? "" : (stryCov_9fa48("534"), 'ended')))) ? current : stryMutAct_9fa48("535") ? {} : (stryCov_9fa48("535"), {
      reason: asked as EndReason,
      at: now
    });
    return stryMutAct_9fa48("536") ? [] : (stryCov_9fa48("536"), [stryMutAct_9fa48("537") ? {} : (stryCov_9fa48("537"), {
      ...facts,
      ended: stryMutAct_9fa48("538") ? {} : (stryCov_9fa48("538"), {
        reason,
        at
      })
    }), effectsOf(asked)]);
  }
}

/** The server need not hear what it said. A superseded tab is silent: its cookie is someone else's by now. */
function effectsOf(asked: EndReason | undefined): readonly Effect[] {
  if (stryMutAct_9fa48("539")) {
    {}
  } else {
    stryCov_9fa48("539");
    if (stryMutAct_9fa48("542") ? asked !== 'superseded' : stryMutAct_9fa48("541") ? false : stryMutAct_9fa48("540") ? true : (stryCov_9fa48("540", "541", "542"), asked === (stryMutAct_9fa48("543") ? "" : (stryCov_9fa48("543"), 'superseded')))) return NONE;
    return (stryMutAct_9fa48("546") ? asked === 'revoked' && asked === 'policy' : stryMutAct_9fa48("545") ? false : stryMutAct_9fa48("544") ? true : (stryCov_9fa48("544", "545", "546"), (stryMutAct_9fa48("548") ? asked !== 'revoked' : stryMutAct_9fa48("547") ? false : (stryCov_9fa48("547", "548"), asked === (stryMutAct_9fa48("549") ? "" : (stryCov_9fa48("549"), 'revoked')))) || (stryMutAct_9fa48("551") ? asked !== 'policy' : stryMutAct_9fa48("550") ? false : (stryCov_9fa48("550", "551"), asked === (stryMutAct_9fa48("552") ? "" : (stryCov_9fa48("552"), 'policy')))))) ? SHARE : SHARE_AND_LOGOUT;
  }
}
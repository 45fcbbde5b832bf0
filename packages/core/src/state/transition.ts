import { type EndReason, type Facts, isSame, merge, resumes } from './facts.ts';
import { type SessionPolicy, throttleMs } from './policy.ts';
import { statusAt } from './status.ts';

/** What can happen to a session. */
export type SessionEvent =
  /** A session begins. `null`: the server has not answered yet which one. */
  | { readonly type: 'begin'; readonly facts: Facts | null }
  /** A new tab takes over what is stored. */
  | { readonly type: 'adopt'; readonly facts: Facts }
  /** The user did something. */
  | { readonly type: 'activity' }
  /** The user asked to stay signed in. */
  | { readonly type: 'extend' }
  /** The user ended it, or the server has reported its end. */
  | { readonly type: 'end'; readonly reason: EndReason; readonly isReported?: true }
  /** Your app has changed the policy. It is a version newer. */
  | { readonly type: 'policy'; readonly policy: SessionPolicy }
  /** Its deadline has passed, and neither a tab nor the server has newer facts. */
  | { readonly type: 'expire' }
  /** Another tab's facts have arrived, by message or from storage. */
  | { readonly type: 'peer'; readonly facts: Facts }
  /** The server has answered, in facts by this tab's clock. */
  | { readonly type: 'server'; readonly facts: Facts };

/** What the tab does after a transition: message the other tabs, write storage, send a heartbeat, sign out at the server. */
export type Effect = 'publish' | 'save' | 'heartbeat' | 'logout';

const NONE: readonly Effect[] = [];
const SHARE: readonly Effect[] = ['publish', 'save'];
const EXTEND: readonly Effect[] = [...SHARE, 'heartbeat'];
const SHARE_AND_LOGOUT: readonly Effect[] = [...SHARE, 'logout'];

/**
 * Moves the session by one event. Pure.
 *
 * Activity or an extension never makes a session active again that has ended by `now`. A peer's facts cause no effect
 * unless they end the session, or add what the user did to one that is joined, so messages between tabs cannot loop.
 *
 * A page is bound to one session. Facts of a later one, or of another that the server names, end it as `superseded`, unless
 * the same person has signed in again: then the page goes on with that. A session that this page began by itself is left
 * for one whose sign-in was before.
 *
 * @param now - the session clock, in ms
 * @returns the facts (the same object if nothing changed) and the effects to run, in order
 * @example
 * const [next, effects] = transition(facts, { type: 'activity' }, clock.now());
 */
export function transition(
  facts: Facts,
  event: Exclude<SessionEvent, { type: 'begin' }>,
  now: number,
): readonly [Facts, readonly Effect[]];
export function transition(
  facts: Facts | null,
  event: SessionEvent,
  now: number,
): readonly [Facts | null, readonly Effect[]];
export function transition(
  facts: Facts | null,
  event: SessionEvent,
  now: number,
): readonly [Facts | null, readonly Effect[]] {
  if (event.type === 'begin') return [event.facts, event.facts ? SHARE : NONE];
  if (event.type === 'adopt') return [event.facts, NONE];
  if (!facts) return [facts, NONE];
  switch (event.type) {
    case 'peer': {
      // The server has named whose session it is.
      const isNamed = facts.server && facts.account && event.facts.id === facts.id;
      const peer = isNamed ? withAccount(event.facts, facts.account) : event.facts;
      const joined = merge(facts, peer);
      // A page that opens after the deadline does not extend another's session.
      const isOther = peer.id !== facts.id && isSame(facts, peer) && !facts.ended;
      if (isOther && statusAt(facts, peer.startedAt).status === 'ended') return end(facts, now);
      if (isSame(facts, joined)) return [joined, NONE];
      // An ended page does not end again with a session that is over by now, and that others may have extended.
      const isOver = !joined.ended && statusAt(joined, now).status === 'ended';
      if (resumes(facts, joined) && !(facts.ended && isOver)) return [joined, NONE];
      const isEarlier = facts.provisional && joined.startedAt < facts.startedAt;
      return isEarlier ? join(facts, joined) : end(facts, now, 'superseded');
    }
    case 'server': {
      const { facts: named } = event;
      if (resumes(facts, named)) return [named, SHARE];
      if (named.id !== facts.id) return end(facts, now, 'superseded');
      const joined = merge(withAccount(facts, named.account), named);
      return [joined, joined === facts ? NONE : SHARE];
    }
    case 'policy':
      // An ended session keeps the policy that it ended under.
      return statusAt(facts, now).status === 'ended' ? [facts, NONE] : [{ ...facts, policy: event.policy }, SHARE];
    case 'end':
      return end(facts, now, event.reason, event.isReported);
    case 'expire':
      return end(facts, now);
    default:
      return act(facts, now, event.type === 'extend');
  }
}

function withAccount(facts: Facts, account: string | null): Facts {
  return facts.account === account ? facts : { ...facts, account };
}

/** What the user has done in the session that is left counts, if the joined one was not over by then. */
function join(left: Facts, joined: Facts): readonly [Facts, readonly Effect[]] {
  if (left.ended) return [left, NONE];
  const isUsed = left.lastActivityAt > Math.max(left.startedAt, joined.lastActivityAt);
  if (!isUsed || statusAt(joined, left.lastActivityAt).status === 'ended') return [joined, NONE];
  return [{ ...joined, lastActivityAt: left.lastActivityAt }, SHARE];
}

function act(facts: Facts, now: number, extend: boolean): readonly [Facts, readonly Effect[]] {
  const current = statusAt(facts, now);
  if (current.status === 'ended') return [facts, NONE];
  const active = { ...facts, lastActivityAt: Math.max(facts.lastActivityAt, now) };
  if (extend) return [active, EXTEND];
  const isIgnored = current.limit === 'idle' || now - facts.lastActivityAt < throttleMs(facts.policy);
  return isIgnored ? [facts, NONE] : [active, SHARE];
}

function end(facts: Facts, now: number, asked?: EndReason, isReported = false): readonly [Facts, readonly Effect[]] {
  const current = statusAt(facts, now);
  if (facts.ended || (current.status !== 'ended' && !asked)) return [facts, NONE];
  const { reason, at } = current.status === 'ended' ? current : { reason: asked as EndReason, at: now };
  return [{ ...facts, ended: { reason, at } }, effectsOf(asked, isReported)];
}

/** The server needs no report of its own decision. A superseded tab's cookie is the later session's. */
function effectsOf(asked: EndReason | undefined, isReported: boolean): readonly Effect[] {
  if (asked === 'superseded') return NONE;
  return isReported || asked === 'revoked' || asked === 'policy' ? SHARE : SHARE_AND_LOGOUT;
}

import { type EndReason, type Facts, merge } from './facts.ts';
import { throttleMs } from './policy.ts';
import { statusAt } from './status.ts';

/** What can happen to a session. */
export type SessionEvent =
  /** The person did something. */
  | { readonly type: 'activity' }
  /** The person asked to stay signed in. */
  | { readonly type: 'extend' }
  /** Somebody ended it. */
  | { readonly type: 'end'; readonly reason: EndReason }
  /** Its deadline has passed and nobody knows better: make the end a fact. */
  | { readonly type: 'expire' }
  /** A tab or a record told its facts. */
  | { readonly type: 'peer'; readonly facts: Facts }
  /** The server answered, in facts by this tab's clock. */
  | { readonly type: 'server'; readonly facts: Facts };

/** What the tab must do after a step: tell the others, write the record, beat at once, end it at the server. */
export type Effect = 'publish' | 'save' | 'heartbeat' | 'logout';

const NONE: readonly Effect[] = [];
const SHARE: readonly Effect[] = ['publish', 'save'];
const EXTEND: readonly Effect[] = [...SHARE, 'heartbeat'];
const SHARE_AND_LOGOUT: readonly Effect[] = [...SHARE, 'logout'];

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
  switch (event.type) {
    case 'peer':
      if (event.facts.id > facts.id) return end(facts, now, 'superseded');
      return [merge(facts, event.facts), NONE];
    case 'server': {
      if (event.facts.id !== facts.id) return end(facts, now, 'superseded');
      const joined = merge(facts, event.facts);
      return [joined, joined === facts ? NONE : SHARE];
    }
    case 'end':
      return end(facts, now, event.reason);
    case 'expire':
      return end(facts, now);
    default:
      return act(facts, now, event.type === 'extend');
  }
}

function act(facts: Facts, now: number, extend: boolean): readonly [Facts, readonly Effect[]] {
  const current = statusAt(facts, now);
  if (current.status === 'ended') return [facts, NONE];
  const active = { ...facts, lastActivityAt: Math.max(facts.lastActivityAt, now) };
  if (extend) return [active, EXTEND];
  const warned = current.about === 'idle';
  return warned || now - facts.lastActivityAt < throttleMs(facts.policy) ? [facts, NONE] : [active, SHARE];
}

/** A session that was over already ended then and for that reason, whatever is asked now. */
function end(facts: Facts, now: number, asked?: EndReason): readonly [Facts, readonly Effect[]] {
  const current = statusAt(facts, now);
  if (facts.ended || (current.status !== 'ended' && !asked)) return [facts, NONE];
  const { reason, at } = current.status === 'ended' ? current : { reason: asked as EndReason, at: now };
  return [{ ...facts, ended: { reason, at } }, effectsOf(asked)];
}

/** The server need not hear what it said. A superseded tab is silent: its cookie is someone else's by now. */
function effectsOf(asked: EndReason | undefined): readonly Effect[] {
  if (asked === 'superseded') return NONE;
  return asked === 'revoked' || asked === 'policy' ? SHARE : SHARE_AND_LOGOUT;
}

import { type EndReason, type Facts, merge, sameFacts } from './facts.ts';
import { type SessionPolicy, throttleMs } from './policy.ts';
import { type Status, statusAt } from './status.ts';

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
  /** The server answered. */
  | { readonly type: 'server'; readonly policy: SessionPolicy; readonly server: NonNullable<Facts['server']> };

/** What the tab must do after a step: tell the others, write the record, beat at once, end it at the server. */
export type Effect = 'publish' | 'save' | 'heartbeat' | 'logout';

const NONE: readonly Effect[] = [];
const SHARE: readonly Effect[] = ['publish', 'save'];
const SHARE_AND_LOGOUT: readonly Effect[] = [...SHARE, 'logout'];

/** The server is told what only the browser decided. A superseded tab is silent: its cookie is someone else's by now. */
const END_EFFECTS: Record<EndReason, readonly Effect[]> = {
  idle: SHARE_AND_LOGOUT,
  max: SHARE_AND_LOGOUT,
  'signed-out': SHARE_AND_LOGOUT,
  revoked: SHARE,
  policy: SHARE,
  superseded: NONE,
};

/**
 * Moves the session by one event. Pure: the same arguments give the same answer.
 *
 * It first asks whether the session had ended by `now`: no activity and no extension revives it. A peer's facts never
 * cause an effect, so nothing can loop between tabs.
 *
 * @param now - the session clock, in ms
 * @returns the facts (the same object where nothing changed) and the effects to run, in order
 * @example
 * const [next, effects] = step(facts, { type: 'activity' }, clock.now());
 */
export function step(facts: Facts, event: SessionEvent, now: number): readonly [Facts, readonly Effect[]] {
  if (event.type === 'peer') return [merge(facts, event.facts), NONE];
  if (event.type === 'server') return changed(facts, answered(facts, event));

  const current = statusAt(facts, now);
  if (event.type === 'end' || event.type === 'expire') return ended(facts, event, current, now);

  if (current.status === 'ended') return [facts, NONE];
  const active = { ...facts, lastActivityAt: Math.max(facts.lastActivityAt, now) };
  if (event.type === 'extend') return [active, [...SHARE, 'heartbeat']];
  if (current.status === 'warning' && current.about === 'idle') return [facts, NONE];
  return now - facts.lastActivityAt < throttleMs(facts.policy) ? [facts, NONE] : [active, SHARE];
}

/** A session that was over already ended then and for that reason, whatever is asked now. */
function ended(
  facts: Facts,
  event: Extract<SessionEvent, { type: 'end' | 'expire' }>,
  current: Status,
  now: number,
): readonly [Facts, readonly Effect[]] {
  const asked = event.type === 'end' ? { reason: event.reason, at: now } : null;
  const end = current.status === 'ended' ? { reason: current.reason, at: current.at } : asked;
  if (facts.ended || !end) return [facts, NONE];
  return [{ ...facts, ended: end }, asked ? END_EFFECTS[asked.reason] : SHARE_AND_LOGOUT];
}

/**
 * The server's word is one more merge. Its idle deadline also tells of activity that this tab never heard of: the
 * idle timeout before it, somebody was active.
 */
function answered(facts: Facts, { policy, server }: Extract<SessionEvent, { type: 'server' }>): Facts {
  return merge(facts, {
    ...facts,
    lastActivityAt: Math.max(facts.lastActivityAt, server.idleAt - policy.idleMs),
    policy,
    server,
  });
}

function changed(before: Facts, after: Facts): readonly [Facts, readonly Effect[]] {
  return sameFacts(before, after) ? [before, NONE] : [after, SHARE];
}

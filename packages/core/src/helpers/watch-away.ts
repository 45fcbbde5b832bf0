import type { Session } from '../api.ts';
import { type DurationInput, parseDuration } from '../state/duration.ts';
import type { Facts } from '../state/facts.ts';

/** Options of {@link watchAway}. */
export interface AwayOptions {
  /** How long without activity, in any tab, before the user is away. Shorter than the idle timeout. */
  readonly after: DurationInput;
  /** Called with `true` when the user becomes away, and with `false` at the next activity. */
  readonly onChange: (isAway: boolean) => void;
}

/**
 * Reports when the user is away and when the user returns: to show presence, or to pause work that only a reader needs. It
 * changes nothing of the session, which goes on until its own timeout.
 *
 * It reports the same in each tab: activity in one counts in all, and so does a hold. During an idle warning, which input
 * does not dismiss, the user is back with the answer. It reports nothing after the end, and nothing while no session is
 * known. It starts from present: in a page that opens while the user is away, it calls `onChange` at once.
 *
 * @returns a function that stops it
 * @throws TypeError if the duration cannot be read
 * @throws RangeError if it is not above 0
 * @example
 * watchAway(session, { after: '5m', onChange: (isAway) => showPresence(isAway ? 'away' : 'online') });
 */
export function watchAway(session: Session, { after, onChange }: AwayOptions): () => void {
  const afterMs = parseDuration(after);
  if (!(afterMs > 0)) throw new RangeError('watchAway needs a duration above 0.');
  const { clock } = session;
  let facts: Facts | null = null;
  let isAway = false;
  let cancelTimer: (() => void) | undefined;

  function check(): void {
    if (!facts || facts.ended) return;
    const leftMs = facts.lastActivityAt + afterMs - clock.now();
    // Set anew only when it fires: activities are many.
    if (leftMs > 0) cancelTimer ??= clock.setTimer(onTimer, leftMs);
    if (isAway === leftMs > 0) {
      isAway = !isAway;
      onChange(isAway);
    }
  }

  function onTimer(): void {
    cancelTimer = undefined;
    check();
  }

  const unobserve = session.observe((observation) => {
    facts = observation.facts;
    check();
  });
  return () => {
    unobserve();
    cancelTimer?.();
  };
}

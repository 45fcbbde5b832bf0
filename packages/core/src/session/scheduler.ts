import type { Clock } from '../ports.ts';

/**
 * The longest a tab sleeps. A timer to the deadline alone would sleep through a suspended machine, because browsers
 * stop the clock of timers with it.
 */
const LONGEST_SLEEP_MS = 30_000;

/** One timer that rings at or before the asked instant. */
export interface Scheduler {
  /** Rings at `at` or up to 30 s from now, whichever is earlier. A later instant leaves an armed timer alone. */
  ringAt(at: number): void;
  /** How long ago it should have rung, in ms; negative before. Far above 0 after the page was frozen or asleep. */
  lateMs(): number;
  stop(): void;
}

/** The session's one timer. Whoever is rung looks at the clock and asks to be rung again. */
export function createScheduler(clock: Clock, ring: () => void): Scheduler {
  let armedAt = Infinity;
  let dueAt = Infinity;
  let guard = 0;
  let cancel = () => {};

  return {
    ringAt(at) {
      const now = clock.now();
      const next = Math.min(at, now + LONGEST_SLEEP_MS);
      // A clock that was set forward, or has heard of a later time, rings later by its own measure than it was asked to.
      const jumped = armedAt <= now || guard !== clock.guard();
      if (armedAt <= next && !jumped) return;
      cancel();
      armedAt = next;
      dueAt = Math.max(next, now);
      guard = clock.guard();
      cancel = clock.setTimer(() => {
        armedAt = Infinity;
        ring();
      }, next - now);
    },
    lateMs: () => clock.now() - dueAt,
    stop() {
      cancel();
      armedAt = Infinity;
      dueAt = Infinity;
    },
  };
}

import type { Clock } from '../ports.ts';

/**
 * The longest time between two timers. A timer to the deadline alone would fire late after the machine was suspended,
 * because browsers stop the clock of timers with it.
 */
const LONGEST_SLEEP_MS = 30_000;

/** One timer that fires at or before a requested instant. */
export interface Scheduler {
  /** Fires at `at` or 30 s from now, whichever is earlier. A later instant does not change an armed timer. */
  ringAt(at: number): void;
  /** How long ago it should have fired, in ms; negative before. Far above 0 after the page was frozen or asleep. */
  lateMs(): number;
  /** Lets the next call of `ringAt` set the timer anew: after a sleep it has too much time left. */
  renew(): void;
  stop(): void;
}

/** The session's one timer. `ring` checks the time and calls `ringAt` again. */
export function createScheduler(clock: Clock, ring: () => void): Scheduler {
  let armedAt = Infinity;
  let dueAt = Infinity;
  let guard = 0;
  let cancel = () => {};

  return {
    ringAt(at) {
      const now = clock.now();
      const next = Math.min(at, now + LONGEST_SLEEP_MS);
      // The clock was set forward, or has adopted a later time: by the session clock the armed timer would fire too late.
      const jumped = armedAt <= now || guard !== clock.guard();
      if (armedAt <= next && !jumped) return;
      cancel();
      armedAt = next;
      dueAt = Math.max(next, now);
      guard = clock.guard();
      // Clocks count whole ms: earlier, the instant would not have come yet.
      cancel = clock.setTimer(
        () => {
          armedAt = Infinity;
          ring();
        },
        Math.ceil(next - now),
      );
    },
    lateMs: () => clock.now() - dueAt,
    renew() {
      cancel();
      armedAt = Infinity;
    },
    stop() {
      cancel();
      armedAt = Infinity;
      dueAt = Infinity;
    },
  };
}

import type { Clock } from '../ports.ts';

/** Browsers stop the clock of timers while the machine is suspended, so one for the deadline alone would fire late. */
const LONGEST_SLEEP_MS = 30_000;

export interface Scheduler {
  /** A later instant does not change an armed timer. */
  ringAt(at: number): void;
  /** Negative before it is due. Far above 0 after the page was frozen or asleep. */
  lateMs(): number;
  /** After a sleep an armed timer has too much time left. */
  renew(): void;
  stop(): void;
}

/** `ring` must call `ringAt` again. */
export function createScheduler(clock: Clock, ring: () => void): Scheduler {
  let armedAt = Infinity;
  let dueAt = Infinity;
  let guard = 0;
  let cancel = () => {};

  return {
    ringAt(at) {
      const now = clock.now();
      const next = Math.min(at, now + LONGEST_SLEEP_MS);
      // The clock was set forward, or has adopted a later time: the armed timer would fire too late.
      const jumped = armedAt <= now || guard !== clock.guard();
      if (armedAt <= next && !jumped) return;
      cancel();
      armedAt = next;
      dueAt = Math.max(next, now);
      guard = clock.guard();
      // Clocks count whole ms: earlier, the instant has not come yet.
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

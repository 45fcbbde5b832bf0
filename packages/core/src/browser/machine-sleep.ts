import type { Clock } from '../ports.ts';

const EVERY_MS = 1_000;
const LATE_MS = 1_000;

/**
 * Notices that the machine was asleep, or that its clock was set forward. No event reports either, and timers go on with the
 * time that they had left.
 */
export function watchSleep(clock: Clock, onResume: () => void): () => void {
  let stop = () => {};

  function arm(): void {
    const dueAt = clock.now() + EVERY_MS;
    stop = clock.setTimer(() => {
      const isLate = clock.now() - dueAt > LATE_MS;
      arm();
      if (isLate) onResume();
    }, EVERY_MS);
  }

  arm();
  return () => stop();
}

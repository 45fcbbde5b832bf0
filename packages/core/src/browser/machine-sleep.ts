import type { Clock } from '../ports.ts';

/** How often the time is compared, in ms. */
const EVERY_MS = 1_000;
/** A timer later than this means that the machine was asleep, or that its clock was set forward. */
const LATE_MS = 1_000;

/**
 * Notices that the machine was asleep, or that its clock was set forward. No event reports either, and a timer continues
 * with the time that it had left.
 *
 * @param onResume - called within a second
 * @returns a function that stops it
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

import type { Clock } from '../ports.ts';

/** Browsers round both clocks by up to 100 ms. A guard that grew with every rounding would drift ahead. */
const TOLERANCE_MS = 250;

/** Browsers call back at once after a longer one. */
const LONGEST_DELAY_MS = 2_147_483_647;

/**
 * The wall clock with a guard: setting the system clock back, however often, does not lengthen a session.
 *
 * It reads `Date.now()`, which advances while a machine sleeps, and compares it with `performance.now()`, which cannot
 * be set. If the wall clock falls behind, the guard adds the difference from then on.
 *
 * @see https://www.w3.org/TR/hr-time-3/#sec-monotonic-clock
 * @example
 * const session = createSession({ policy, clock: systemClock() }); // the default
 */
export function systemClock(): Clock {
  return guardedClock({
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    setTimer(callback, delayMs) {
      const timer = setTimeout(callback, Math.min(delayMs, LONGEST_DELAY_MS));
      return () => clearTimeout(timer);
    },
  });
}

export interface TimeSources extends Pick<Clock, 'setTimer'> {
  wall(): number;
  /** It cannot be set, and may stop while the machine sleeps. */
  monotonic(): number;
}

export function guardedClock({ wall, monotonic, setTimer }: TimeSources): Clock {
  let guard = 0;
  let lead = -Infinity;
  let latest = -Infinity;

  function now(): number {
    const at = wall();
    const steady = monotonic();
    if (steady + lead - at - guard > TOLERANCE_MS) guard = Math.ceil(steady + lead - at);
    latest = Math.max(latest, at + guard);
    lead = Math.max(lead, latest - steady);
    return latest;
  }

  return {
    now,
    guard: () => guard,
    adopt(stamp) {
      guard = Math.max(guard, stamp.guard);
      const behind = stamp.now - now();
      if (behind > TOLERANCE_MS) guard += behind;
    },
    setTimer,
  };
}

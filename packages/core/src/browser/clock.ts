import type { Clock } from '../ports.ts';

/**
 * What the two clocks may disagree by before it counts: browsers round both, by up to 100 ms, and a guard that grew
 * with every rounding would run away.
 */
const TOLERANCE_MS = 250;

/**
 * The wall clock, guarded: setting the system clock back, however often, gives nobody a longer session.
 *
 * It reads `Date.now()`, which goes on while a machine sleeps, and checks it against `performance.now()`, which cannot
 * be set. Where the wall clock falls behind, a guard makes up the difference from then on.
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
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  });
}

/** What a machine has to tell the time by. */
export interface TimeSources extends Pick<Clock, 'setTimer'> {
  /** ms since the Unix epoch. It may be set. */
  wall(): number;
  /** ms since some instant. It cannot be set, and may stand still while the machine sleeps. */
  monotonic(): number;
}

/** {@link systemClock} over any sources. */
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

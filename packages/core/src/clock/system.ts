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
  let guard = 0;
  let lead = -Infinity;
  let latest = -Infinity;

  function now(): number {
    const monotonic = performance.now();
    const wall = Date.now();
    if (monotonic + lead - wall - guard > TOLERANCE_MS) guard = Math.ceil(monotonic + lead - wall);
    latest = Math.max(latest, wall + guard);
    lead = Math.max(lead, latest - monotonic);
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
    setTimer(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
}

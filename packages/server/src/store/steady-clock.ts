import { uptime } from 'node:os';

/** Clocks that together show whether the time of day was set, in ms. */
export interface Instruments {
  /** The time of day, since the Unix epoch. */
  wall(): number;
  /** Monotonic; stops while the machine is suspended. */
  monotonic(): number;
  /** Since boot, including suspension. Slower to read than the others. */
  uptime(): number;
}

const machine: Instruments = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1_000,
};

/** Smaller differences are ordinary corrections of the clock. */
const STEP_MS = 1_000;

/**
 * Returns a function for stores inside the process, whose clock is the machine's. It returns by how many ms the time of
 * day was set back since the process began; negative if it was set forward. Adding it to the time of day keeps
 * deadlines in place.
 *
 * After a suspension the clock looks as if it was set forward. The uptime shows the difference.
 */
export function createClockGuard(instruments: Instruments = machine): () => number {
  const { wall, monotonic, uptime: up } = instruments;
  const bootedAt = wall() - up();
  let offset = wall() - monotonic();
  let guard = 0;

  return () => {
    const now = wall();
    const current = now - monotonic();
    if (Math.abs(current - offset) > STEP_MS) {
      offset = current;
      const setBackBy = bootedAt + up() - now;
      guard = Math.abs(setBackBy) > STEP_MS ? Math.round(setBackBy) : 0;
    }
    return guard;
  };
}

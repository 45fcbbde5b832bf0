import { uptime } from 'node:os';

/** What tells that the time of day was set, in ms. */
export interface Instruments {
  /** The time of day, since the Unix epoch. */
  wall(): number;
  /** Goes on evenly, but not while the machine sleeps. */
  monotonic(): number;
  /** Since the machine was started; counts its sleep. Costs more than the others to read. */
  uptime(): number;
}

const machine: Instruments = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1_000,
};

/** Less than that is the correction that clocks get all the time. */
const STEP_MS = 1_000;

/**
 * For stores inside the process, whose clock is the machine's: by how many ms the time of day has been set back since the
 * process began; negative if it was set forward. Time plus that goes on as if nobody had set it, so no deadline moves.
 *
 * A machine that slept looks like one whose clock was set forward, until one asks how long it has been up.
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

import { uptime } from 'node:os';

export interface Instruments {
  /** Since the Unix epoch. */
  wall(): number;
  /** Stops while the machine is suspended. */
  monotonic(): number;
  /** Since boot, including suspension. Slow to read. */
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
 * Returns by how many ms the time of day was set back since the process began; negative if forward. The uptime
 * distinguishes a suspension from a clock that was set forward.
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

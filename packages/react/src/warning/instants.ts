import type { Clock } from '@curfew/core';

/** How long before the end people are told, in ms. More often would drown out everything else. */
const INSTANTS = [300_000, 120_000, 60_000, 30_000, 10_000];

/** Nothing is said in the first 10 s: the dialog itself has just been read out. */
const QUIET_MS = 10_000;

/**
 * Calls back once at each instant before the end that is worth telling. A timer that slept past several tells the newest.
 *
 * @returns its own undo
 */
export function atInstants(clock: Clock, endsAt: number, tell: (leftMs: number) => void): () => void {
  let below = endsAt - clock.now() - QUIET_MS;
  let disarm = () => {};

  function arm(): void {
    const left = endsAt - clock.now();
    const newest = INSTANTS.filter((instant) => instant >= left && instant <= below).at(-1);
    if (newest && left > 0) {
      below = newest - 1;
      tell(newest);
    }
    const next = INSTANTS.find((instant) => instant < left && instant <= below);
    if (next) disarm = clock.setTimer(arm, left - next);
  }

  arm();
  return () => disarm();
}

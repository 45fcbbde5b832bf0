// @ts-nocheck
import type { Envelope, Facts } from '../model/index.ts';
import type { Clock } from '../ports.ts';

/** Facts with the time at which they are told. */
export function seal(facts: Facts, clock: Clock): Envelope {
  return { v: 1, now: clock.now(), guard: clock.guard(), facts };
}

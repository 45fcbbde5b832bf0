import { chance } from '../../src/testing/world/chance.ts';
import { makeSchedule } from './make-schedule.ts';
import { run, type Spoil } from './run.ts';
import type { Failure } from './shrink.ts';

/** Runs `runs` schedules, from a seed on. Resolves to the first that breaks an invariant, or `null`. */
export async function play(firstSeed: number, runs: number, spoil?: Spoil): Promise<Failure | null> {
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const schedule = makeSchedule(seed, chance(seed));
    const violation = await run(schedule, spoil);
    if (violation) return { schedule, violation };
  }
  return null;
}

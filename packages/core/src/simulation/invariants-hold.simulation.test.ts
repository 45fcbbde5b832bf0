import { expect, it } from 'vitest';
import { chance } from '../testing/world/chance.ts';
import { run } from './run.ts';
import { describeSchedule, makeSchedule } from './schedule.ts';

/** `RUNS` and `SEED` make a longer run, or play one again. */
const RUNS = Number(process.env.RUNS ?? 10_000);
const FIRST = Number(process.env.SEED ?? 1);

it(`keeps every invariant in ${RUNS} schedules`, { timeout: 3_600_000 }, async () => {
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const schedule = makeSchedule(seed, chance(seed));
    const violation = await run(schedule);
    expect(violation && `${violation.message}\n${describeSchedule(schedule)}`).toBeNull();
  }
});

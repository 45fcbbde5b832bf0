import { expect, it } from 'vitest';
import { play } from './play.ts';
import { report } from './report.ts';

/** `CURFEW_SCHEDULES` and `CURFEW_SEED` make a longer run, or play one again. */
const RUNS = Number(process.env.CURFEW_SCHEDULES ?? 10_000);
const SEED = Number(process.env.CURFEW_SEED ?? 1);

it(`keeps every invariant in ${RUNS} schedules`, { timeout: 6 * 3_600_000 }, async () => {
  const failure = await play(SEED, RUNS);
  if (failure) expect.fail(await report(failure));
});

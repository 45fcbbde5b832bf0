import { expect, it } from 'vitest';
import { play } from './play.ts';
import { report } from './report.ts';

/** `CURFEW_SCHEDULES` makes a longer run. `CURFEW_SEED` repeats one. */
const RUNS = Number(process.env.CURFEW_SCHEDULES ?? 10_000);
const SEED = Number(process.env.CURFEW_SEED ?? 1);

it(`keeps every invariant in ${RUNS} schedules`, { timeout: 6 * 3_600_000 }, async () => {
  const failure = await play(SEED, RUNS);
  if (failure) expect.fail(await report(failure));
});

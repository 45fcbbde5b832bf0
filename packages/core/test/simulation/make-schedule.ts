import type { Chance } from '../../src/testing/index.ts';
import { action, type Profile } from './actions.ts';
import { opening } from './openings.ts';
import { PAUSE_MS, type Schedule } from './schedule.ts';

export function makeSchedule(seed: number, rng: Chance): Schedule {
  const profile = rng.pick<Profile>(['calm', 'rough', 'rough']);
  const withServer = rng.happens(0.5);
  const happenings = opening(rng);
  for (let count = rng.between(4, 14); count > 0; count--) {
    const burst = profile === 'rough' && rng.happens(0.2) ? rng.between(2, 4) : 1;
    for (let more = burst; more > 0; more--) {
      const afterMs = more === burst ? pause(rng) : rng.between(PAUSE_MS, 300);
      happenings.push({ afterMs, tab: rng.between(0, 4), ...action(rng, profile, withServer, burst > 1) });
    }
  }
  return { seed, withServer, withStream: rng.happens(0.75), tabs: rng.between(1, 4), happenings };
}

function pause(rng: Chance): number {
  if (rng.happens(0.3)) return rng.between(PAUSE_MS, 1_500);
  if (rng.happens(0.4)) return rng.pick([20_000, 39_000, 41_000, 58_000, 61_000]) + rng.between(-1_000, 1_000);
  return rng.between(1_000, 30_000);
}

import type { Chance } from '../../src/testing/index.ts';
import type { Action } from './schedule.ts';

/** A calm world shows what must never happen; a rough one, what must not happen despite faults. */
export type Profile = 'calm' | 'rough';

/** @param isFault - whether it must be one of a rough world */
export function action(rng: Chance, profile: Profile, withServer: boolean, isFault = false): Action {
  const calm: (() => Action)[] = [
    () => ({ do: 'work', forMs: rng.between(1_000, 50_000) }),
    () => ({ do: 'work', forMs: rng.between(1_000, rng.pick([6_000, 50_000])) }),
    () => ({ do: 'input' }),
    () => ({ do: rng.pick(['extend', 'open', 'reload']) }),
    () => (rng.happens(0.6) ? { do: 'hold', limitMs: rng.pick([10_000, 50_000, 200_000]) } : { do: 'release' }),
    () => ({ do: rng.pick(['sign out', 'close', 'hide', 'show', 'open']) }),
    () => (rng.happens(0.4) ? signIn(rng) : { do: rng.pick(['close', 'hide', 'show', 'open']) }),
    () => policy(rng),
    ...(withServer ? [() => (rng.happens(0.2) ? ({ do: 'revoke' } as const) : policy(rng))] : []),
  ];
  const rough: (() => Action)[] = [
    () => ({ do: rng.pick(['freeze', 'thaw', 'leave', 'come back']) }),
    () => ({ do: rng.pick(['freeze', 'thaw', 'crash', 'reload']) }),
    () => ({ do: 'sleep', byMs: rng.pick([5_000, 59_000, 61_000, 3_600_000]) }),
    () => ({ do: 'set clock', byMs: rng.pick([-3_600_000, -600_000, -30_000, 5_000, 600_000]) }),
    () => ({ do: 'disk', state: rng.pick(['working', 'full', 'blocked']) }),
    () => (rng.happens(0.5) ? { do: 'clear storage' } : { do: 'listener', throws: rng.happens(0.7) }),
    () => ({
      do: 'channel',
      loss: rng.pick([0, 0, 0.3, 1]),
      doubling: rng.pick([0, 0.5]),
      delayMs: rng.pick([2, 300, 8_000]),
    }),
    ...(withServer
      ? [
          () =>
            ({
              do: 'network',
              up: rng.happens(0.6),
              delayMs: rng.pick([50, 1_500, 6_000]),
              loss: rng.pick([0, 0, 0.4]),
            }) as const,
          () =>
            ({
              do: 'gateway',
              refusals: rng.pick([0, 0, 0.3, 1]),
              retryAfterMs: rng.pick([0, 5_000, 3_600_000]),
            }) as const,
        ]
      : []),
  ];
  return rng.pick(isFault ? rough : profile === 'calm' ? calm : [...calm, ...rough])();
}

export function policy(rng: Chance): Action {
  const idleMs = rng.pick([20_000, 30_000, 60_000, 90_000]);
  return {
    do: 'policy',
    idleMs,
    maxMs: rng.pick([90_000, 120_000, 300_000, 600_000]),
    warnMs: rng.pick([5_000, 10_000, idleMs - 8_000]),
  };
}

/** Of the person `user`, who is signed in from the start with a server, of `other`, or of one that the app does not name. */
export function signIn(rng: Chance, account = rng.pick(['user', 'user', 'other', undefined])): Action {
  const cookieMs = rng.pick([0, 0, 30, 400, 2_000, 7_000]);
  return { do: 'sign in', ...(account !== undefined && { account }), cookieMs };
}

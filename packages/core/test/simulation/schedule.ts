import type { Chance } from '../../src/testing/index.ts';

/** One event, `afterMs` after the previous one. `tab` is an index into the open tabs, modulo their number. */
export type Happening = { readonly afterMs: number; readonly tab: number } & Action;

export type Action =
  | { readonly do: 'work'; readonly forMs: number }
  | { readonly do: 'hold'; readonly limitMs: number }
  | { readonly do: 'input' | 'extend' | 'release' | 'sign out' | 'sign in' | 'open' | 'reload' | 'close' | 'crash' }
  | { readonly do: 'hide' | 'show' | 'freeze' | 'thaw' | 'leave' | 'come back' }
  | { readonly do: 'sleep' | 'set clock'; readonly byMs: number }
  | { readonly do: 'disk'; readonly state: 'working' | 'full' | 'blocked' }
  | { readonly do: 'clear storage' }
  | { readonly do: 'listener'; readonly throws: boolean }
  | { readonly do: 'channel'; readonly loss: number; readonly doubling: number; readonly delayMs: number }
  | { readonly do: 'network'; readonly up: boolean; readonly delayMs: number; readonly loss: number }
  | { readonly do: 'gateway'; readonly refusals: number; readonly retryAfterMs: number }
  | { readonly do: 'policy'; readonly idleMs: number; readonly maxMs: number; readonly warnMs: number }
  | { readonly do: 'revoke' };

/** The input of a run. The same schedule always has the same result. */
export interface Schedule {
  readonly seed: number;
  readonly withServer: boolean;
  readonly withStream: boolean;
  readonly tabs: number;
  readonly happenings: readonly Happening[];
}

/** A calm world shows what must never happen; a rough one, what must not happen despite faults. */
export type Mood = 'calm' | 'rough';

export interface Durations {
  readonly idleMs: number;
  readonly maxMs: number;
  readonly warnMs: number;
}

export const DURATIONS: Durations = { idleMs: 60_000, maxMs: 300_000, warnMs: 20_000 };

export function makeSchedule(seed: number, rng: Chance): Schedule {
  const profile = rng.pick<Mood>(['calm', 'rough', 'rough']);
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

/** Sequences that random events produce too rarely. */
function opening(rng: Chance): Happening[] {
  if (rng.happens(0.1)) return cutOff(rng);
  const openings = [signInTwice, extendAfterSleep, sleepInFlight, holdWhileFrozen, openUnread];
  return rng.happens(0.3) ? rng.pick(openings)(rng) : [];
}

/** A report of input is under way while the machine sleeps. */
function sleepInFlight(rng: Chance): Happening[] {
  const delayMs = rng.pick([1_500, 6_000]);
  return [
    { afterMs: rng.pick([PAUSE_MS, 20_000, 39_000]), tab: 0, do: 'network', up: true, delayMs, loss: 0 },
    { afterMs: PAUSE_MS, tab: rng.between(0, 4), do: rng.pick(['input', 'extend']) },
    { afterMs: rng.between(PAUSE_MS, delayMs), tab: 0, do: 'sleep', byMs: rng.pick([5_000, 20_000, 59_000]) },
  ];
}

/** The leader is frozen while another tab has a hold, or the tab that has it. */
function holdWhileFrozen(rng: Chance): Happening[] {
  const next: Action = rng.happens(0.5) ? { do: 'extend' } : { do: 'hold', limitMs: 50_000 };
  return [
    { afterMs: rng.pick([PAUSE_MS, 19_000]), tab: rng.between(0, 1), do: 'hold', limitMs: 200_000 },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: rng.pick(['freeze', 'leave']) },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: rng.between(0, 4), ...next },
  ];
}

/** A page opens after the clock was set back or the deadline has passed, and cannot read storage. */
function openUnread(rng: Chance): Happening[] {
  const late: Action = rng.happens(0.5)
    ? { do: 'set clock', byMs: rng.pick([-3_600_000, -30_000]) }
    : { do: 'sleep', byMs: rng.pick([59_000, 61_000]) };
  return [
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'disk', state: rng.pick(['full', 'blocked']) },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, ...late },
    { afterMs: rng.between(PAUSE_MS, 2_000), tab: rng.between(0, 4), do: rng.pick(['open', 'reload']) },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'disk', state: rng.pick(['working', 'full', 'blocked']) },
  ];
}

/** The user presses the button of a warning whose session ended while the machine slept. */
function extendAfterSleep(rng: Chance): Happening[] {
  return [
    { afterMs: PAUSE_MS, tab: 0, do: 'sleep', byMs: 61_000 },
    { afterMs: rng.between(PAUSE_MS, 500), tab: 0, do: 'extend' },
  ];
}

/** Tabs that can neither exchange messages nor share storage: only the server knows all of them. */
function cutOff(rng: Chance): Happening[] {
  const state = rng.pick(['full', 'blocked'] as const);
  return [
    { afterMs: PAUSE_MS, tab: 0, do: 'channel', loss: 1, doubling: 0, delayMs: 2 },
    { afterMs: PAUSE_MS, tab: 0, do: 'disk', state },
  ];
}

/** The second sign-in occurs before the response about the first has arrived. */
function signInTwice(rng: Chance): Happening[] {
  const twice: Happening[] = [
    { afterMs: PAUSE_MS, tab: 0, do: 'network', up: true, delayMs: 1_500, loss: 0 },
    { afterMs: PAUSE_MS, tab: 0, do: 'sign in' },
    { afterMs: rng.between(PAUSE_MS, rng.pick([100, 2_000])), tab: rng.between(0, 1), do: 'sign in' },
  ];
  if (rng.happens(0.5)) return twice;
  return [
    ...twice,
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'disk', state: rng.pick(['full', 'blocked']) },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'network', up: true, delayMs: 50, loss: 0 },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, ...policy(rng) },
  ];
}

/** Two events are never simultaneous. */
export const PAUSE_MS = 10;

function pause(rng: Chance): number {
  if (rng.happens(0.3)) return rng.between(PAUSE_MS, 1_500);
  if (rng.happens(0.4)) return rng.pick([20_000, 39_000, 41_000, 58_000, 61_000]) + rng.between(-1_000, 1_000);
  return rng.between(1_000, 30_000);
}

function action(rng: Chance, profile: Mood, withServer: boolean, isFault = false): Action {
  const calm: (() => Action)[] = [
    () => ({ do: 'work', forMs: rng.between(1_000, 50_000) }),
    () => ({ do: 'work', forMs: rng.between(1_000, rng.pick([6_000, 50_000])) }),
    () => ({ do: 'input' }),
    () => ({ do: rng.pick(['extend', 'open', 'reload']) }),
    () => (rng.happens(0.6) ? { do: 'hold', limitMs: rng.pick([10_000, 50_000, 200_000]) } : { do: 'release' }),
    () => ({ do: rng.pick(['sign out', 'sign in', 'close', 'hide', 'show', 'open']) }),
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

function policy(rng: Chance): Action {
  const idleMs = rng.pick([20_000, 30_000, 60_000, 90_000]);
  return {
    do: 'policy',
    idleMs,
    maxMs: rng.pick([90_000, 120_000, 300_000, 600_000]),
    warnMs: rng.pick([5_000, 10_000, idleMs - 8_000]),
  };
}

export function describeSchedule({ seed, withServer, withStream, tabs, happenings }: Schedule): string {
  let at = 0;
  const lines = happenings.map(({ afterMs, tab, do: what, ...rest }) => {
    at += afterMs;
    const startedAt = at;
    if ('forMs' in rest) at += rest.forMs;
    const details = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
    return `  ${(startedAt / 1_000).toFixed(3).padStart(9)} s  tab ~${tab}  ${[what, ...details].join(', ')}`;
  });
  const server = withServer ? `with a server that ${withStream ? 'streams' : 'is polled'}` : 'without a server';
  return [`seed ${seed}, ${server}, ${tabs} tab(s) at first, policy ${JSON.stringify(DURATIONS)}`, ...lines].join('\n');
}

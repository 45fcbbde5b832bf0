import type { Chance } from '../../src/testing/index.ts';
import { policy, signIn } from './actions.ts';
import { type Action, type Happening, PAUSE_MS } from './schedule.ts';

/** Sequences that random events produce too rarely. */
export function opening(rng: Chance): Happening[] {
  if (rng.happens(0.1)) return cutOff(rng);
  const openings = [extendAfterSleep, sleepInFlight, holdWhileFrozen, openUnread];
  const signIns = [signInTwice, signInAfterIdle, signInWhileVerifying, signInBeforeMax, signOutAndIn, signInAndVanish];
  if (rng.happens(0.25)) return rng.pick(openings)(rng);
  return rng.happens(0.4) ? rng.pick(signIns)(rng) : [];
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

/** All tabs end as idle, and the same person or another signs in, in one of them. */
function signInAfterIdle(rng: Chance): Happening[] {
  return [
    ...begin(rng),
    {
      afterMs: rng.between(PAUSE_MS, 20_000),
      tab: rng.between(0, 4),
      do: rng.pick(['open', 'hide', 'freeze', 'leave']),
    },
    { afterMs: rng.pick([60_500, 63_000, 81_000]), tab: rng.between(0, 4), ...disturb(rng) },
    { afterMs: rng.between(PAUSE_MS, 5_000), tab: rng.between(0, 4), ...signIn(rng) },
  ];
}

/** The tabs still ask whether the session has ended while a user signs in. */
function signInWhileVerifying(rng: Chance): Happening[] {
  return [
    ...begin(rng),
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'network', up: true, delayMs: 1_500, loss: 0 },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'sleep', byMs: 61_000 },
    { afterMs: rng.between(PAUSE_MS, 2_500), tab: rng.between(0, 4), ...signIn(rng) },
  ];
}

/** The person proves again who they are while the warning about the absolute timeout is shown, or just after the end. */
function signInBeforeMax(rng: Chance): Happening[] {
  return [
    ...begin(rng),
    { afterMs: PAUSE_MS, tab: 0, do: 'policy', idleMs: 60_000, maxMs: 90_000, warnMs: 20_000 },
    { afterMs: PAUSE_MS, tab: rng.between(0, 4), do: 'work', forMs: 50_000 },
    { afterMs: rng.between(20_000, 42_000), tab: rng.between(0, 4), ...signIn(rng) },
  ];
}

function signOutAndIn(rng: Chance): Happening[] {
  return [
    ...begin(rng),
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: rng.between(0, 4), ...disturb(rng) },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: rng.between(0, 4), do: rng.pick(['sign out', 'revoke']) },
    { afterMs: rng.between(PAUSE_MS, 5_000), tab: rng.between(0, 4), ...signIn(rng) },
  ];
}

/** The page that signs in is gone, or frozen, before it can report that. */
function signInAndVanish(rng: Chance): Happening[] {
  const tab = rng.between(0, 4);
  return [
    ...begin(rng),
    { afterMs: rng.between(PAUSE_MS, 62_000), tab, ...signIn(rng) },
    { afterMs: rng.between(PAUSE_MS, 1_000), tab, do: rng.pick(['crash', 'close', 'reload', 'freeze']) },
  ];
}

/**
 * Names the person who uses the tabs. Without a server the first ones have begun a session by themselves, and end. With one,
 * `user` is signed in from the start.
 */
function begin(rng: Chance): Happening[] {
  const next = (): Happening => ({
    afterMs: rng.between(PAUSE_MS, 1_000),
    tab: rng.between(1, 4),
    do: rng.pick(['open', 'reload']),
  });
  return [
    { afterMs: rng.between(PAUSE_MS, 1_000), tab: 0, do: 'sign in', account: 'user', cookieMs: 0 },
    next(),
    next(),
  ];
}

function disturb(rng: Chance): Action {
  return rng.pick<Action>([
    { do: 'input' },
    { do: 'disk', state: rng.pick(['full', 'blocked']) },
    { do: 'channel', loss: rng.pick([0.3, 1]), doubling: 0, delayMs: rng.pick([2, 8_000]) },
    { do: 'network', up: rng.happens(0.5), delayMs: rng.pick([50, 6_000]), loss: rng.pick([0, 0.4]) },
    { do: 'set clock', byMs: rng.pick([-600_000, -30_000, 5_000]) },
    { do: rng.pick(['freeze', 'thaw', 'show', 'come back']) },
  ]);
}

/** The second sign-in occurs before the response about the first has arrived. */
function signInTwice(rng: Chance): Happening[] {
  const twice: Happening[] = [
    { afterMs: PAUSE_MS, tab: 0, do: 'network', up: true, delayMs: 1_500, loss: 0 },
    { afterMs: PAUSE_MS, tab: 0, ...signIn(rng) },
    { afterMs: rng.between(PAUSE_MS, rng.pick([100, 2_000])), tab: rng.between(0, 1), ...signIn(rng) },
  ];
  if (rng.happens(0.5)) return twice;
  return [
    ...twice,
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'disk', state: rng.pick(['full', 'blocked']) },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, do: 'network', up: true, delayMs: 50, loss: 0 },
    { afterMs: rng.between(PAUSE_MS, 20_000), tab: 0, ...policy(rng) },
  ];
}

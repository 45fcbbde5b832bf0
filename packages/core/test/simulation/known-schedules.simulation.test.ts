import { expect, it } from 'vitest';
import { report } from './report.ts';
import { run } from './run.ts';
import { type Action, type Happening, PAUSE_MS, type Schedule } from './schedule.ts';

/** The seed decides how long each message and response takes. */
const SEEDS = 20;

const polled = { withServer: true, withStream: false };
const streamed = { withServer: true, withStream: true };
const alone = { withServer: false, withStream: false };

const at = (afterMs: number, happening: Action & { readonly tab?: number }): Happening => ({
  afterMs,
  tab: 0,
  ...happening,
});
const channel = (loss: number) => ({ do: 'channel', loss, doubling: 0, delayMs: 2 }) as const;
const network = (delayMs: number) => ({ do: 'network', up: true, delayMs, loss: 0 }) as const;
const policy = (idleMs: number, maxMs: number, warnMs: number) => ({ do: 'policy', idleMs, maxMs, warnMs }) as const;
const signIn = (account: string, cookieMs: number, tab = 0) => ({ do: 'sign in', account, cookieMs, tab }) as const;
const disk = (state: 'working' | 'full' | 'blocked') => ({ do: 'disk', state }) as const;

/** Each broke an invariant once, and was shortened since. */
const schedules: Record<string, Omit<Schedule, 'seed'>> = {
  'a page that reads old stored facts after the clock was set back': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(112_000, disk('blocked')),
      at(PAUSE_MS, { do: 'sign in' }),
      at(PAUSE_MS, policy(90_000, 600_000, 82_000)),
      at(13_000, { do: 'set clock', byMs: -3_600_000 }),
    ],
  },
  'a policy whose message was lost while storage is blocked': {
    ...streamed,
    tabs: 3,
    happenings: [
      at(PAUSE_MS, channel(1)),
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, policy(90_000, 300_000, 5_000)),
      at(1_000, channel(0)),
      at(38_000, channel(0)),
    ],
  },
  'a heartbeat that is under way while the machine sleeps': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(931, { do: 'work', forMs: 10_000 }),
      at(PAUSE_MS, network(1_500)),
      at(6_000, { do: 'sleep', byMs: 5_000 }),
      at(21_000, { do: 'input' }),
    ],
  },
  'a hold beside a frozen leader': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, { do: 'freeze' }),
      at(PAUSE_MS, { do: 'extend', tab: 1 }),
      at(19_000, { do: 'hold', limitMs: 50_000, tab: 1 }),
      at(23_000, { do: 'show' }),
    ],
  },
  'two sign-ins with slow responses, and a policy': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, network(1_500)),
      at(PAUSE_MS, { do: 'sign in', tab: 1 }),
      at(66, { do: 'sign in' }),
      at(PAUSE_MS, disk('blocked')),
      at(1_000, network(50)),
      at(PAUSE_MS, policy(30_000, 90_000, 10_000)),
      at(37_000, { do: 'input' }),
    ],
  },
  'a response to what the session before had asked': {
    ...polled,
    tabs: 4,
    happenings: [
      at(PAUSE_MS, network(1_500)),
      at(PAUSE_MS, { do: 'sign in' }),
      at(PAUSE_MS, { do: 'sign in' }),
      at(842, policy(20_000, 90_000, 10_000)),
      at(PAUSE_MS, { do: 'work', forMs: 13_000, tab: 1 }),
    ],
  },
  'a page that opens after the deadline and cannot read storage': {
    ...alone,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'sleep', byMs: 3_600_000 }),
      at(PAUSE_MS, { do: 'open' }),
      at(PAUSE_MS, { do: 'leave' }),
    ],
  },
  'a page that reloads alone after the deadline and cannot read storage': {
    ...alone,
    tabs: 1,
    happenings: [at(19_000, disk('blocked')), at(41_000, { do: 'reload' }), at(PAUSE_MS, { do: 'freeze' })],
  },
  'a page whose clock was set back, and reads storage late': {
    ...alone,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -600_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, disk('full')),
      at(PAUSE_MS, { do: 'input' }),
    ],
  },
  'a page whose clock was set back, and that reads and writes storage at once': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -3_600_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(1_000, disk('working')),
    ],
  },
  'a page that was used, and finds the session of a sign-in after its deadline': {
    ...alone,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, { do: 'sign in' }),
      at(PAUSE_MS, { do: 'leave' }),
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'open' }),
      at(PAUSE_MS, { do: 'work', forMs: 47_000, tab: 1 }),
      at(PAUSE_MS, disk('full')),
      at(18_000, { do: 'channel', loss: 0.3, doubling: 0.5, delayMs: 2 }),
    ],
  },
  'a policy of the app that no storage has after a reload': {
    ...alone,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, policy(20_000, 600_000, 10_000)),
      at(PAUSE_MS, { do: 'reload' }),
      at(28_000, { do: 'open' }),
    ],
  },
  'pages that bring the policy of their code': {
    ...alone,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, policy(20_000, 600_000, 12_000)),
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'reload' }),
      at(34_000, { do: 'reload' }),
    ],
  },
  'a page that freezes before it can read storage': {
    ...polled,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -3_600_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, disk('full')),
      at(PAUSE_MS, { do: 'freeze' }),
      at(1_000, { do: 'thaw' }),
    ],
  },
  'a policy that the app sets in one of two sessions': {
    ...alone,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'sign in' }),
      at(PAUSE_MS, { do: 'reload' }),
      at(20_000, policy(30_000, 600_000, 5_000)),
      at(18_000, { do: 'reload' }),
    ],
  },
  'a tab that no longer waits for a cookie beside one that gets it': {
    ...streamed,
    tabs: 4,
    happenings: [at(PAUSE_MS, network(1_500)), at(PAUSE_MS, signIn('user', 7_000, 1)), at(10_000, { do: 'close' })],
  },
  'a sign-in while a response to the session before is under way': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, network(1_500)),
      at(PAUSE_MS, signIn('user', 2_000)),
      at(PAUSE_MS, signIn('user', 0, 1)),
      at(2_000, { do: 'sleep', byMs: 5_000 }),
    ],
  },
  'a slow answer that names a session which another sign-in has replaced': {
    ...streamed,
    tabs: 4,
    happenings: [
      at(PAUSE_MS, network(1_500)),
      at(PAUSE_MS, signIn('user', 400)),
      at(1_403, signIn('user', 0)),
      at(1_000, disk('working')),
    ],
  },
  'a page that opens after the end, and a sign-in in another': {
    ...polled,
    tabs: 3,
    happenings: [
      at(1_000, { do: 'sleep', byMs: 59_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, signIn('user', 0)),
    ],
  },
  'input that a tab which has lost time reports as newer than it is': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -600_000 }),
      at(PAUSE_MS, channel(1)),
      at(PAUSE_MS, { do: 'work', forMs: 15_000, tab: 1 }),
      at(9_000, disk('full')),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, policy(90_000, 300_000, 5_000)),
      at(58_569, { do: 'reload', tab: 1 }),
    ],
  },
  'a sign-in just before the network is back': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(16_000, { do: 'network', up: false, delayMs: 50, loss: 0 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(48_084, signIn('user', 0)),
    ],
  },
  'a deadline that passes as the schedule ends': {
    ...streamed,
    tabs: 3,
    happenings: [at(23_815, policy(90_000, 90_000, 5_000)), at(27_285, { do: 'close' })],
  },
  'a sign-in whose slow answer arrives while a later one of another person is asked about': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, network(1_500)),
      at(PAUSE_MS, signIn('other', 10)),
      at(811, signIn('user', 0, 1)),
      at(1_000, signIn('user', 2_000)),
    ],
  },
  'tabs that go on together while storage is full': {
    ...streamed,
    tabs: 4,
    happenings: [
      at(PAUSE_MS, signIn('user', 0)),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, { do: 'open' }),
      at(81_000, disk('full')),
      at(PAUSE_MS, signIn('user', 0, 1)),
      at(1_000, channel(0)),
    ],
  },
  'a page that opens just before another person signs in': {
    ...streamed,
    tabs: 2,
    happenings: [at(PAUSE_MS, { do: 'open' }), at(PAUSE_MS, signIn('other', 0, 1))],
  },
  'a page with another policy that joins the session of others during its warning': {
    ...alone,
    tabs: 2,
    happenings: [
      at(PAUSE_MS, channel(1)),
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, policy(90_000, 300_000, 5_000)),
      at(5_000, channel(0)),
      at(PAUSE_MS, { do: 'sleep', byMs: 5_000 }),
      at(53_000, { do: 'input' }),
    ],
  },
  'a page that opens between the sign-ins of another person and of the one that storage names': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, { do: 'open' }),
      at(PAUSE_MS, signIn('other', 7_000)),
      at(PAUSE_MS, { do: 'crash' }),
      at(10_000, { do: 'open' }),
      at(PAUSE_MS, signIn('user', 0)),
    ],
  },
  'the queue of a frozen page that has ended, when the clock is set back': {
    ...alone,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: 600_000 }),
      at(PAUSE_MS, { do: 'freeze' }),
      at(PAUSE_MS, { do: 'open' }),
      at(PAUSE_MS, { do: 'open' }),
      at(PAUSE_MS, { do: 'work', forMs: 46_000, tab: 1 }),
      at(46_000, { do: 'set clock', byMs: -3_600_000 }),
    ],
  },
  'a page that is left for the cache before it has read storage after the clock was set back': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -3_600_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, disk('full')),
      at(PAUSE_MS, { do: 'leave' }),
      at(1_000, disk('full')),
    ],
  },
  'pages that reload past their deadline beside others': {
    ...alone,
    tabs: 4,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(935, { do: 'sleep', byMs: 59_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, disk('full')),
    ],
  },
  'a page whose stored facts end by a timeout before a policy ends the session': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(10_000, disk('full')),
      at(25_000, policy(90_000, 90_000, 82_000)),
      at(27_000, policy(30_000, 600_000, 10_000)),
      at(PAUSE_MS, { do: 'open' }),
      at(1_000, signIn('user', 0, 1)),
    ],
  },
  'a page that first reads storage when it begins a session, after the clock was set back': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, { do: 'gateway', refusals: 1, retryAfterMs: 0 }),
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -600_000 }),
      at(40_000, { do: 'open' }),
    ],
  },
  'a page that reads storage long after the clock was set back': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'set clock', byMs: -3_600_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(1_000, disk('full')),
      at(PAUSE_MS, { do: 'release' }),
    ],
  },
  'a page that begins a session while another has lost time': {
    ...alone,
    tabs: 1,
    happenings: [
      at(5_000, { do: 'set clock', byMs: -30_000 }),
      at(PAUSE_MS, { do: 'reload' }),
      at(14_000, disk('blocked')),
      at(41_000, { do: 'open' }),
    ],
  },
  'a page that reads storage, with a session that is over, after input in one of its own': {
    ...alone,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, signIn('user', 0)),
      at(26_000, disk('blocked')),
      at(41_000, { do: 'reload' }),
      at(PAUSE_MS, disk('full')),
      at(PAUSE_MS, { do: 'input' }),
    ],
  },
  'a session that ends in the task in which the next one begins': {
    ...alone,
    tabs: 4,
    happenings: [
      at(PAUSE_MS, signIn('user', 0)),
      at(PAUSE_MS, { do: 'reload' }),
      at(812, { do: 'reload' }),
      at(20_600, { do: 'sleep', byMs: 61_000 }),
      at(400, signIn('user', 0)),
    ],
  },
  'input in a tab whose clock has missed a sleep': {
    ...streamed,
    tabs: 4,
    happenings: [
      at(115, { do: 'set clock', byMs: -30_000 }),
      at(181, { do: 'sleep', byMs: 5_000 }),
      at(24_000, { do: 'input', tab: 1 }),
      at(38_000, { do: 'hold', limitMs: 200_000 }),
    ],
  },
  'a policy that is raised while the last answer before an idle end travels': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(0, channel(1)),
      at(0, disk('blocked')),
      at(39_651, { do: 'extend' }),
      at(60_029, policy(90_000, 300_000, 10_000)),
      at(1_000, { do: 'reload' }),
    ],
  },
  'input in one tab within the throttle window of another, which is hidden then': {
    ...streamed,
    tabs: 2,
    happenings: [
      at(16_000, { do: 'hold', limitMs: 200_000 }),
      at(1_000, { do: 'input' }),
      at(642, { do: 'hide' }),
      at(0, { do: 'input', tab: 1 }),
      at(0, { do: 'work', forMs: 45_000 }),
    ],
  },
  'a page that reloads after a sign-out that neither storage nor the server has received': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, disk('full')),
      at(PAUSE_MS, { do: 'gateway', refusals: 1, retryAfterMs: 0 }),
      at(PAUSE_MS, { do: 'sign out' }),
      at(PAUSE_MS, { do: 'reload' }),
    ],
  },
  'a page whose clock is set by a message between its first request and the answer': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, { do: 'reload' }),
      at(PAUSE_MS, { do: 'open' }),
      at(PAUSE_MS, disk('blocked')),
      at(PAUSE_MS, { do: 'revoke' }),
      at(PAUSE_MS, signIn('user', 0, 1)),
      at(13_000, disk('full')),
      at(2_000, { do: 'set clock', byMs: 5_000 }),
      at(PAUSE_MS, { do: 'set clock', byMs: -600_000 }),
      at(19_930, { do: 'open' }),
    ],
  },
  'input in the moment in which a page resumes whose warning began while it was frozen': {
    ...alone,
    tabs: 1,
    happenings: [
      at(6_000, { do: 'freeze' }),
      at(50_000, disk('full')),
      at(0, { do: 'thaw' }),
      at(0, { do: 'work', forMs: 3_770 }),
    ],
  },
  'a page that opens while the same person signs in again': {
    ...streamed,
    tabs: 1,
    happenings: [
      at(PAUSE_MS, signIn('user', 0)),
      at(64_000, network(6_000)),
      at(0, signIn('user', 2_000)),
      at(562, { do: 'open' }),
    ],
  },
};

it.each(Object.entries(schedules))('keeps every invariant with %s', { timeout: 60_000 }, async (_, schedule) => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const violation = await run({ seed, ...schedule });
    if (violation) expect.fail(await report({ schedule: { seed, ...schedule }, violation }));
  }
});

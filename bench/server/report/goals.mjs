import { half, ratio } from '../../lib/goals.mjs';
import { ratiosOf } from '../measures/platform.mjs';
import { operationGoals } from './operation-goals.mjs';

const rate = (raw, name, operation) => half(raw.requests[name][operation].map((sample) => sample.rate));
const times = (operation, own, peer) => (raw) => rate(raw, own, operation) / rate(raw, peer, operation);
const STORES = ['memory', 'Redis', 'PostgreSQL'];

/** Curfew's goals on the server. */
export const GOALS = [
  ...[
    ['`GET /session`, CPU', 'session', 2],
    ['`POST /heartbeat`, CPU', 'heartbeat', 1.8],
    ['`authenticate` in the app’s route, CPU', 'read', 1.3],
  ].map(([name, operation, limit]) => ({
    goal: `at most ${limit} × bare node:http with the same JSON, memory: ${name}`,
    measure: (raw) => ratiosOf(raw.platform[operation])[0],
    limit,
    text: ratio,
  })),
  ...STORES.flatMap((store) => [
    {
      goal: `at least 2 × express-session with ${store}, in the same Express: the host’s route`,
      measure: times('read', `Express, Curfew, ${store}`, `Express, express-session, ${store}`),
      least: 2,
      text: ratio,
    },
    {
      goal: `the same where Curfew’s request extends the session, too: ${store}`,
      measure: times('touch', `Express, Curfew, ${store}`, `Express, express-session, ${store}`),
      least: 2,
      text: ratio,
    },
  ]),
  ...['Redis', 'PostgreSQL'].flatMap((store) =>
    ['read', 'touch'].map((operation) => ({
      goal: `at least 0.8 of bare HTTP with a bare ${operation} of ${store}`,
      measure: times(operation, `Curfew, ${store}`, `node:http, bare ${store}`),
      least: 0.8,
      text: ratio,
    })),
  ),
  {
    goal: 'more than 95 % of PostgreSQL’s updates in place (HOT)',
    measure: (raw) => raw.requests['Curfew, PostgreSQL'].hot,
    least: 0.95,
    text: (value) => `${(value * 100).toFixed(1)} %`,
  },
  ...STORES.map((store) => ({
    goal: `at a million sessions at least 0.9 of the rate at a thousand: ${store}`,
    measure: (raw) => half(raw.growth[store][1_000_000].rates) / half(raw.growth[store][1_000].rates),
    least: 0.9,
    text: ratio,
  })),
  ...STORES.map((store) => ({
    goal: `a policy change over a million sessions in under 100 ms: ${store}`,
    measure: (raw) => half(raw.growth[store][1_000_000].changes),
    limit: 100,
    text: (value) => `${value.toFixed(1)} ms`,
  })),
  ...Object.entries({ memory: 'memory', redis: 'Redis', postgres: 'PostgreSQL' }).flatMap(operationGoals),
  {
    goal: 'a session in memory in at most 450 bytes, with a hundred thousand of them',
    measure: (raw) => raw.memory['Curfew, memory'][100_000].extended,
    limit: 450,
    text: (value) => `${value.toFixed(0)} bytes`,
  },
  {
    goal: 'an event stream takes at most 16 kB (10 000 in one process)',
    measure: (raw) => raw.streams['memory, one node'][10_000].bytes / 1_024,
    limit: 16,
    text: (value) => `${value.toFixed(1)} kB`,
  },
  {
    goal: '10 000 event streams in one process under 220 MB',
    measure: (raw) => raw.streams['memory, one node'][10_000].rss / 1e6,
    limit: 220,
    text: (value) => `${value.toFixed(0)} MB`,
  },
  {
    goal: 'a saved policy in all 10 000 within 250 ms (p99)',
    measure: (raw) => half(raw.streams['memory, one node'][10_000].p99),
    limit: 250,
    text: (value) => `${value.toFixed(0)} ms`,
  },
  ...['PostgreSQL', 'Redis'].map((store) => ({
    goal: `a saved policy in 1 000 streams of two nodes within a second (p99): ${store}`,
    measure: (raw) => half(raw.streams[`${store}, two nodes`][1_000].p99),
    limit: 1_000,
    text: (value) => `${value.toFixed(0)} ms`,
  })),
];

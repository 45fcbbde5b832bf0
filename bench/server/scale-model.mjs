// The arithmetic of docs/scale.md, from the figures in bench/results. `node bench/server/scale-model.mjs` writes its tables
// into the page; a test of @curfew/server compares them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { half } from '../lib/goals.mjs';

const fileOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const resultOf = (name) => JSON.parse(readFileSync(fileOf(`bench/results/${name}.json`), 'utf8'));

export const PAGE = fileOf('docs/scale.md');

/** What the page assumes. All times in ms. */
export const ASSUMED = {
  users: 1_000_000,
  /** A quarter of the idle timeout of 15 minutes, one minute at most. */
  heartbeatMs: 60_000,
  /** Each stream reads its session before each comment. */
  streamReadMs: 15_000,
  /** Then a client opens its stream anew. */
  streamLifeMs: 600_000,
  /** Each user signs in and out once in that time. */
  dayMs: 8 * 3_600_000,
  /** Or all users sign in within that time, in the morning. */
  morningMs: 1_800_000,
  streamsPerProcess: 10_000,
  /** How busy a core of a store may be, so that peaks find room. */
  busy: 0.6,
};

const STORES = { postgres: 'PostgreSQL', redis: 'Redis' };

/** Operations a second. */
export function loadOf({ users, heartbeatMs, streamReadMs, streamLifeMs, dayMs, morningMs }) {
  const each = (ms) => (users * 1_000) / ms;
  return {
    heartbeats: each(heartbeatMs),
    streamReads: each(streamReadMs),
    streamOpens: each(streamLifeMs),
    signIns: each(dayMs),
    signOuts: each(dayMs),
    morning: each(morningMs),
  };
}

/** Cores, and bytes a second. A heartbeat is a request over HTTP, so its cost in the node is that of the whole request. */
export function demandOf(load, { costs }, { raw }, store) {
  const cores = (perSecond, microseconds) => (perSecond * microseconds) / 1e6;
  const own = costs[store];
  const heartbeat = half(raw.requests[`Curfew, ${STORES[store]}`].heartbeat.map(({ cpu }) => cpu));
  const reads = load.streamReads + load.streamOpens;
  const sum = (parts) => Object.values(parts).reduce((total, part) => total + part, 0);
  const node = {
    heartbeats: cores(load.heartbeats, heartbeat),
    streams: cores(reads, own.streamBeat.node),
    signIns: cores(load.signIns, own.signIn.node) + cores(load.signOuts, own.signOut.node),
  };
  const inStore = {
    heartbeats: cores(load.heartbeats, own.touch.store),
    streams: cores(reads, own.streamBeat.store),
    signIns: cores(load.signIns, own.signIn.store) + cores(load.signOuts, own.signOut.store),
  };
  return {
    node: { ...node, all: sum(node) },
    store: { ...inStore, all: sum(inStore) },
    morning: cores(load.morning, own.signIn.store),
    route: { node: cores(1_000, own.find.node), store: cores(1_000, own.find.store) },
  };
}

/** The tables of the page, by name. */
export function tables(costs = resultOf('costs'), server = resultOf('server'), assumed = ASSUMED) {
  const load = loadOf(assumed);
  const { users, streamsPerProcess, busy } = assumed;
  const demands = Object.keys(STORES).map((store) => demandOf(load, costs, server, store));
  const [postgres, redis] = demands;
  const { raw } = server;
  const bytesOfStream = raw.streams['memory, one node'][streamsPerProcess].bytes;
  const bytesOfSession = Object.values(STORES).map((name) => raw.requests[`Curfew, ${name}`].bytes);
  const walOfHeartbeat = half(raw.requests['Curfew, PostgreSQL'].touch.flatMap(({ wal }) => wal ?? []));
  const wal = load.heartbeats * walOfHeartbeat + load.signIns * costs.costs.postgres.signInWalBytes;
  const both = (of) => demands.map((demand) => figure(of(demand)));
  const rarer = assumed.heartbeatMs / assumed.streamReadMs;
  const withRarer = demands.map(({ store }) => figure(store.all - store.streams * (1 - 1 / rarer)));
  return {
    load: table(
      ['traffic', 'how often', 'a second'],
      [
        [
          'heartbeats',
          'one a minute from each browser, regardless of the number of tabs',
          `${count(load.heartbeats)} writes`,
        ],
        ['event streams', 'one from each browser, held by its leader', `${count(users)} open`],
        [
          'reads of event streams',
          'each reads its session every 15 s, then sends a comment',
          `${count(load.streamReads)} reads`,
        ],
        ['event streams opened again', 'after ten minutes', `${count(load.streamOpens)} reads`],
        ['sign-ins and sign-outs, over an eight-hour day', 'once a user', `${count(load.signIns)} of each`],
        ['sign-ins, if all sign in within half an hour', 'once a user', count(load.morning)],
        ['the sweep', 'once a session', `${count(load.signIns)} rows`],
        ['`authenticate` in your own routes', 'as your app calls it', 'one read each'],
      ],
    ),
    demand: table(
      ['', ...Object.values(STORES), 'measured in'],
      [
        ['**cores of the nodes**', ...both(({ node }) => node.all), ''],
        ['of that heartbeats', ...both(({ node }) => node.heartbeats), 'server.md'],
        ['event streams', ...both(({ node }) => node.streams), 'costs.json'],
        ['sign-ins and sign-outs', ...both(({ node }) => node.signIns), 'costs.json'],
        ['**cores of the store**', ...both(({ store }) => store.all), ''],
        ['of that heartbeats', ...both(({ store }) => store.heartbeats), 'costs.json'],
        ['event streams', ...both(({ store }) => store.streams), 'costs.json'],
        ['sign-ins and sign-outs', ...both(({ store }) => store.signIns), 'costs.json'],
        ['in addition, while all sign in within half an hour', ...both(({ morning }) => morning), 'costs.json'],
        ['in addition, for each 1 000 a second of your own routes', ...both(({ route }) => route.store), 'costs.json'],
        [
          `**so the store is**, each core ${busy * 100} % busy`,
          `one primary of ${Math.ceil((postgres.store.all + postgres.morning) / busy)} cores`,
          mastersOf(redis.store.all + redis.morning, busy),
          '',
        ],
        ['if streams read once a minute', ...withRarer.map((cores) => `${cores} cores`), ''],
        ['WAL', `${figure(wal / 1e6)} MB a second`, '—', 'server.md'],
        [
          'memory of the event streams',
          ...Array(2).fill(
            `${figure((users * bytesOfStream) / 1e9)} GB in ${count(users / streamsPerProcess)} processes`,
          ),
          'server.md',
        ],
        ['sessions made in bulk', ...bytesOfSession.map((bytes) => `${figure((users * bytes) / 1e9)} GB`), 'server.md'],
      ],
    ),
  };
}

/** What the text of the page repeats. */
export function sentences({ raw } = resultOf('server'), assumed = ASSUMED) {
  const rateAt = (sessions) => half(raw.growth.memory[sessions].rates);
  const changeOf = (store) => half(raw.growth[store][1_000_000].changes);
  return [
    `the rate at a million was ${(rateAt(1_000_000) / rateAt(1_000)).toFixed(2)} of that at a thousand`,
    `takes ${figure(changeOf('PostgreSQL'))} ms over a million sessions on PostgreSQL, and ${figure(changeOf('Redis'))} ms on Redis`,
    `${count(loadOf(assumed).signOuts)} ends a second`,
  ];
}

/** Redis uses one core. */
function mastersOf(cores, busy) {
  const masters = Math.ceil(cores / busy);
  return masters > 1 ? `a Cluster of ${masters} masters` : 'one Redis';
}

/** The page with the tables in place of those between its marks. */
export function withTables(page, all = tables()) {
  return Object.entries(all).reduce(
    (text, [name, lines]) => text.replace(markOf(name), (_, begin, end) => `${begin}\n${lines}\n${end}`),
    page,
  );
}

/** The two marks around a table. */
export function markOf(name) {
  return new RegExp(`(<!-- scale-model: ${name} -->)[^]*?(<!-- end -->)`);
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** With two digits that count. */
function figure(value) {
  return String(Number(value.toPrecision(2)));
}

function count(value) {
  return Number(value.toPrecision(value < 1_000 ? 2 : 3))
    .toLocaleString('en')
    .replaceAll(',', ' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8')));
}

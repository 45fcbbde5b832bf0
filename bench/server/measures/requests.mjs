import { setTimeout as delay } from 'node:timers/promises';
import { quantile, withSpread } from '../../lib/stats.mjs';
import { CANDIDATES } from '../candidates/index.mjs';
import { startCandidate } from '../lib/child.mjs';
import { load } from '../lib/load.mjs';
import { writesOf } from '../lib/servers.mjs';

/** An idle process of PostgreSQL reports its statistics after ten seconds. */
const STATISTICS_MS = 11_000;
const WARM_UP = 1_000;
/** Only Curfew has the last. */
const OPERATIONS = ['read', 'touch', 'heartbeat'];
/** A second write to the same session would come too soon to be stored, so each of these has sessions of its own. */
const SHARES = { read: 0, touch: 0, heartbeat: 1 };

/** The app's route, without and with an extension of the session, for every candidate in turn. */
export const requests = {
  id: 'requests',
  title: 'Requests',
  limitMs: 2_400_000,
  async run({ quick, servers }) {
    const rounds = quick ? 1 : 3;
    const amount = quick ? 5_000 : 10_000;
    const opened = [];
    for (const candidate of CANDIDATES) {
      console.log(`  ${candidate.name}`);
      opened.push(await openOne(candidate, servers, 2 * rounds * amount + WARM_UP));
    }
    // Candidates take turns in each round, so that other load on the machine affects them alike.
    const turns = OPERATIONS.flatMap((operation) =>
      opened.filter((one) => one[operation]).map((one) => ({ operation, one })),
    );
    for (const { operation, one } of turns) await load(one, one[operation], one.cookies.slice(-WARM_UP), amount / 4);
    for (let round = 0; round < rounds; round++) {
      for (const { operation, one } of turns) {
        const from = (2 * round + SHARES[operation]) * amount;
        const cookies = one.cookies.slice(from, from + amount);
        one.samples[operation].push(
          await counted(one, operation, amount, () => load(one, one[operation], cookies, amount)),
        );
      }
    }
    await delay(STATISTICS_MS);
    for (const one of opened) one.hot = await shareInPlace(one);
    for (const one of opened) await one.stop();

    const raw = Object.fromEntries(opened.map(({ name, samples, bytes, hot }) => [name, { ...samples, bytes, hot }]));
    return {
      raw,
      columns: [
        'candidate',
        'reads/s',
        'p50 ms',
        'p99 ms',
        'CPU µs',
        'touches/s',
        'p50 ms',
        'p99 ms',
        'CPU µs',
        'heartbeats/s',
        'p50 ms',
        'p99 ms',
        'CPU µs',
        'bytes a session',
        'HOT',
        'WAL a touch',
      ],
      rows: opened.map(({ name, samples, bytes, hot, store }) => [
        name,
        ...OPERATIONS.flatMap((operation) => cellsOf(samples[operation])),
        bytes ? bytes.toFixed(0) : '—',
        ...(store === 'postgres' ? writes(hot, samples.touch) : ['—', '—']),
      ]),
      note: `${rounds} rounds of ${amount} requests over 50 connections, each of another session; all candidates take turns. "Reads" is the host's route; "touches" the same where the request extends the session, which express-session does in either; "heartbeats" Curfew's own endpoint, with its JSON and its checks. CPU is that of the server's process alone. Bytes are the process's heap for "memory" and PGlite, the store's growth for the others.`,
    };
  },
};

async function openOne({ name, file, store, framework }, servers, sessions) {
  const url = await servers.open(store);
  const before = await servers.size(store, url);
  const child = await startCandidate({ file, store, framework, url, sessions });
  const stored = store === 'redis' || store === 'postgres';
  const held = stored ? (await servers.size(store, url)) - before : store === 'memory' ? child.heap : 0;
  return {
    ...child,
    name,
    store,
    url,
    bytes: held / sessions,
    samples: { read: [], touch: [], heartbeat: [] },
  };
}

/** Adds the bytes of the log on PostgreSQL. */
async function counted({ store, url }, operation, amount, measure) {
  if (store !== 'postgres' || operation !== 'touch') return measure();
  const before = await writesOf(url);
  const sample = await measure();
  return { ...sample, wal: ((await writesOf(url)).wal - before.wal) / amount };
}

function cellsOf(samples) {
  if (samples.length === 0) return ['—', '—', '—', '—'];
  const of = (name, digits) =>
    withSpread(
      samples.map((sample) => sample[name]),
      digits,
    );
  const median = (name) =>
    quantile(
      samples.map((sample) => sample[name]),
      0.5,
    ).toFixed(0);
  return [of('rate', 0), median('p50'), median('p99'), median('cpu')];
}

function writes(hot, samples) {
  const wal = quantile(
    samples.map((sample) => sample.wal),
    0.5,
  );
  return [`${(hot * 100).toFixed(1)} %`, `${wal.toFixed(0)} bytes`];
}

/** The share of updates in place, of all updates since the sessions were created. */
async function shareInPlace({ store, url }) {
  if (store !== 'postgres') return null;
  const { updated, hot } = await writesOf(url);
  return hot / updated;
}

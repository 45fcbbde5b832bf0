// npm run bench:costs: CPU time of single operations, in the node and in the store, and the audit with two million lines.
// Writes bench/results/costs.json, which docs/scale.md is computed from. CPU time depends little on what else runs.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { postgresStore } from '@curfew/server/postgres';
import { redisStore } from '@curfew/server/redis';
import { Redis } from 'ioredis';
import pg from 'pg';
import { quantile } from '../lib/stats.mjs';
import { startCandidate, startChild, stopChildren } from './lib/child.mjs';
import { inTurn } from './lib/host.mjs';
import { startServers } from './lib/servers.mjs';

const SESSIONS = 20_000;
const ROUNDS = 5;
/** Requests under way at once. */
const WIDTH = 50;
const STREAMS = 1_000;
const PACE = 30;
const STREAM_SECONDS = 15;
const AUDIT_LINES = 2_000_000;
const POLICY = { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 };

const servers = await startServers();
const costs = {};
for (const [name, open] of Object.entries({ postgres: openPostgres, redis: openRedis })) {
  console.log(name);
  const opened = await open(await servers.open(name));
  costs[name] = await operations(opened);
  if (opened.audit) costs.audit = await opened.audit();
  await opened.close();
  costs[name].streamBeat = await streamBeat(name);
}
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; ${await servers.versions()}`;
await stopChildren();
await servers.stop();
const out = fileURLToPath(new URL('../results/costs.json', import.meta.url));
const rounded = (_key, value) => (typeof value === 'number' ? Math.round(value * 1e2) / 1e2 : value);
writeFileSync(out, `${JSON.stringify({ machine, unit: 'µs of CPU an operation', costs }, rounded, 1)}\n`);
console.log(readFileSync(out, 'utf8'));
process.exit();

/** The median of the rounds, in µs an operation. */
async function operations({ store, usage, wal }) {
  await store.ensurePolicy('p', null, POLICY);
  const rounds = { signIn: [], find: [], touch: [], signOut: [] };
  const bytes = [];
  let kept = [];
  for (let round = 0; round < ROUNDS; round++) {
    const names = Array.from({ length: SESSIONS / ROUNDS }, () => hashOf(randomUUID()));
    const all = [...kept, ...names];
    const before = await wal?.();
    rounds.signIn.push(
      await cost(names, usage, (tokenHash) =>
        store.create({
          tokenHash,
          subject: tokenHash.slice(0, 16),
          tenant: null,
          policyId: 'p',
          userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
          supersedes: null,
          maxSessions: 100,
        }),
      ),
    );
    if (wal) bytes.push(((await wal()) - before) / names.length);
    rounds.touch.push(await cost(names, usage, (name) => store.touch(name, { ageMs: 0, sid: null })));
    rounds.find.push(await cost(all, usage, store.find));
    const leaving = names.slice(0, names.length / 2);
    rounds.signOut.push(await cost(leaving, usage, (name) => store.end(name, 'signed-out')));
    kept = [...kept, ...names.slice(names.length / 2)];
  }
  const half = (samples) => ({
    node: quantile(
      samples.map(({ node }) => node),
      0.5,
    ),
    store: quantile(
      samples.map((one) => one.store),
      0.5,
    ),
  });
  const each = Object.fromEntries(Object.entries(rounds).map(([name, samples]) => [name, half(samples)]));
  return wal ? { ...each, signInWalBytes: quantile(bytes, 0.5) } : each;
}

async function cost(names, usage, operation) {
  const before = { node: process.cpuUsage(), store: await usage() };
  await inTurn(names.length, WIDTH, (n) => operation(names[n]));
  const { user, system } = process.cpuUsage(before.node);
  return { node: (user + system) / names.length, store: ((await usage()) - before.store) / names.length };
}

/** What an open event stream costs each time it reads its session and sends a comment, over real sockets. */
async function streamBeat(store) {
  const url = await servers.open(store);
  const usage =
    store === 'redis'
      ? usageOfRedis(await connected(url))
      : usageOfPostgres(new pg.Pool({ connectionString: url, max: 1 }));
  const node = await startCandidate({ file: 'curfew.mjs', store, url, sessions: STREAMS, pace: PACE });
  const client = startChild('listeners.mjs');
  await client.call('open', node.port, node.cookies);
  await delay(500);
  const [before, stored, comments] = [await node.call('usage'), await usage(), await client.call('comments')];
  await delay(STREAM_SECONDS * 500);
  const [after, storedAfter, commentsAfter] = [await node.call('usage'), await usage(), await client.call('comments')];
  await client.stop();
  await node.stop();
  const beats = commentsAfter - comments;
  return { node: ((after.cpuMs - before.cpuMs) * 1_000) / beats, store: (storedAfter - stored) / beats };
}

async function openPostgres(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 10, application_name: 'curfew' });
  const monitor = new pg.Pool({ connectionString, max: 1 });
  const store = postgresStore(pool);
  await store.open();
  return {
    store,
    usage: usageOfPostgres(monitor),
    wal: async () => Number((await monitor.query(`select pg_current_wal_lsn() - '0/0' as wal`)).rows[0].wal),
    audit: () => auditTimes(store, monitor),
    async close() {
      await store.close();
      await pool.end();
      await monitor.end();
    },
  };
}

/** With the statements of the operations guide, in ms. */
async function auditTimes(store, pool) {
  await pool.query(
    `insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
     select $1::bigint + n, 'sign-in', null, 'user ' || n % 200000, 'sid ' || n, 'p', '{}' from generate_series(1, $2) n`,
    [Date.now() - 100 * 86_400_000, AUDIT_LINES],
  );
  await pool.query('vacuum analyze curfew_audit');
  const guide = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const [ofOneUser] = /select to_timestamp\(at[^;]+/.exec(guide);
  const timed = async (work) => {
    const times = [];
    for (let n = 0; n < 7; n++) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
    return quantile(times, 0.5);
  };
  return {
    lines: AUDIT_LINES,
    ofOneUserMs: await timed(() => pool.query(ofOneUser.replace(`'ann'`, `'user 4711'`))),
    trimPortionMs: await timed(() => store.trimAudit(90 * 86_400_000, 1_000)),
    nothingToTrimMs: await timed(() => store.trimAudit(900 * 86_400_000, 1_000)),
  };
}

async function openRedis(url) {
  const redis = await connected(url);
  const store = redisStore(redis);
  await store.open();
  return {
    store,
    usage: usageOfRedis(await connected(url)),
    async close() {
      await store.close();
      redis.disconnect();
    },
  };
}

async function connected(url) {
  const redis = new Redis(url, { enableAutoPipelining: true, enableOfflineQueue: false, lazyConnect: true });
  await redis.connect();
  return redis;
}

/** CPU time in µs, of all processes of the server. An idle connection reports none. */
function usageOfPostgres(pool) {
  return async () => {
    const { rows } = await pool.query('select pid from pg_stat_activity');
    return rows.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
  };
}

function usageOfRedis(redis) {
  return async () => {
    const info = await redis.info('cpu');
    const of = (name) => Number(new RegExp(`^${name}:(.+)$`, 'm').exec(info)[1]) * 1e6;
    return of('used_cpu_user') + of('used_cpu_sys');
  };
}

/** Linux counts in hundredths of a second. */
function cpuOf(pid) {
  try {
    const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/\(.*\)/, 'x')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return 0;
  }
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('base64url');
}

// Curfew on each store: the app's route calls `authenticate`, which reads, and extends only with `touch`. A heartbeat writes too.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createCurfew } from '@curfew/server';
import { authenticateNode, toNodeHandler } from '@curfew/server/node';
import { BASE, HEARTBEAT, IDLE_MS, inTurn, ROUTE, SESSION, sendOrders, TOUCH } from '../lib/host.mjs';
import { STORES } from '../lib/stores.mjs';

const POLICY = { idleMs: IDLE_MS, maxMs: 43_200_000, warnMs: 120_000 };
const BATCH = 10_000;

/** @param pace - how much faster than real the time of event streams passes; default: it does not */
export async function open({ store: name, framework, url, sessions, pace }) {
  const { store, sql, close } = await STORES[name](url);
  const { idleMs, maxMs, warnMs } = POLICY;
  const curfew = createCurfew({
    store,
    policies: { default: { idle: idleMs, max: maxMs, warn: warnMs } },
    rateLimits: { perSession: 1e9 },
    cleanup: false,
    ...(pace && { clock: fast(pace) }),
  });
  const engine = await curfew.ready();

  const own = toNodeHandler(curfew);
  async function orders(request, response) {
    const touch = request.url === TOUCH;
    if (await authenticateNode(curfew, request, response, { touch })) sendOrders(response);
  }
  const listener =
    framework === 'express'
      ? (await import('express')).default().use(BASE, own).all([ROUTE, TOUCH], orders)
      : (request, response) => (request.url.startsWith(BASE) ? own : orders)(request, response);

  const first = await engine.signIn({ subject: 'person-0' }, null);
  const tokens = sql
    ? await copies(sql, sessions)
    : await inTurn(sessions, 500, async (n) => (await engine.signIn({ subject: `person-${n}` }, null)).token);
  const server = createServer(listener);
  return {
    server,
    /** Their name contains the port. */
    get cookies() {
      const { port } = server.address();
      return [first.token, ...tokens].slice(0, sessions).map((token) => `curfew-${port}=${token}`);
    },
    read: { method: 'GET', path: ROUTE },
    touch: { method: 'POST', path: TOUCH },
    session: SESSION,
    heartbeat: HEARTBEAT,
    /** Saves a policy that differs from the previous one. Returns when it began and how long it took, in ms. */
    async savePolicy() {
      const { version, ...durations } = (await engine.findPolicy('default')).policy;
      const began = now();
      const { outcome } = await engine.savePolicy({
        id: 'default',
        durations: { ...POLICY, warnMs: durations.warnMs === 120_000 ? 60_000 : 120_000 },
        ifVersion: version,
        by: 'person-0',
      });
      if (outcome !== 'saved') throw new Error(`The policy was not saved: ${outcome}.`);
      return { began, tookMs: now() - began, version: version + 1 };
    },
    async close() {
      await curfew.close();
      await close();
    },
  };
}

function fast(pace) {
  return {
    now: () => performance.now() * pace,
    setTimer(call, ms) {
      const timer = setTimeout(call, ms / pace);
      return () => clearTimeout(timer);
    },
  };
}

/** Monotonic, and the same in all processes of a machine. */
function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Sessions of other users, copied from the first one, without a round trip for each. */
async function copies(sql, count) {
  const tokens = [];
  while (tokens.length < count) {
    const batch = Array.from({ length: Math.min(BATCH, count - tokens.length) }, () =>
      randomBytes(32).toString('base64url'),
    );
    await sql(
      `insert into curfew_session
         (token_hash, sid, subject, tenant, policy_id, created_at, seen_at, touched_at, rev, sweep_at)
       select hash, copy.sid, copy.sid, null, policy_id, created_at, seen_at, touched_at, rev, sweep_at
       from (select * from curfew_session limit 1) first, unnest($1::text[], $2::text[]) copy (hash, sid)`,
      [batch.map(hashOf), batch.map(() => randomUUID())],
    );
    tokens.push(...batch);
  }
  return tokens;
}

function hashOf(token) {
  return createHash('sha256').update(token).digest('base64url');
}

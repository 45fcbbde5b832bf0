// A node of Curfew with many sessions, and what is done to them beside heartbeats.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createCurfew } from '@curfew/server';
import { toNodeHandler } from '@curfew/server/node';
import { fill } from '../lib/fill.mjs';
import { HEARTBEAT } from '../lib/host.mjs';
import { STORES } from '../lib/stores.mjs';

/** Long, so that no session expires during the benchmark. */
const IDLE_MS = 4 * 3_600_000;
const TEN_YEARS_MS = 3_650 * 86_400_000;
const POLICY = { idle: IDLE_MS, max: 12 * 3_600_000, warn: 120_000 };
/** Sessions that send heartbeats may do so every 12 s. */
const BEATING = { idle: 60_000, max: 12 * 3_600_000, warn: 20_000 };
const BEATERS = 1_000;
/** Sessions of one sweep. */
const BATCH = 250;
/** Expired, and ended for more than a day. */
const EXPIRED = { agoMs: 5 * 3_600_000 };
const OLD = { agoMs: 30 * 3_600_000, isEnded: true };

export async function open({ store: name, url, sessions }) {
  const opened = await STORES[name](url);
  const { store, sql } = opened;
  const curfew = createCurfew({
    store,
    policies: { default: POLICY, beating: BEATING },
    policyFor: ({ subject }) => (subject.startsWith('beater') ? 'beating' : 'default'),
    rateLimits: { perSession: 1e9 },
    cleanup: false,
  });
  const engine = await curfew.ready();
  let people = 0;
  const add = async (count, more) => {
    await fill(opened, IDLE_MS, { first: people, count, ...more });
    people += count;
  };

  const stored = sessions - BEATERS;
  await add(stored);
  if (sql) await sql('analyze');
  const [found] = stored === 0 ? [true] : await engine.list({ subject: `person-${stored - 1}`, tenant: null });
  if (!found) throw new Error('The store does not find the sessions that fill() has written.');

  const someone = () => {
    const n = Math.floor(Math.random() * sessions);
    return n < stored ? `person-${n}` : `beater-${n - stored}`;
  };
  let guests = 0;
  const guest = () => ({ subject: `guest-${guests++}`, tenant: null });
  const signedIn = async () => {
    const owner = guest();
    return { owner, token: (await engine.signIn(owner, null)).token };
  };
  const signIns = async (rounds) => {
    const made = [];
    for (let n = 0; n < rounds; n++) made.push(await signedIn());
    return made;
  };
  const sweepBatch = async () => {
    const checked = await store.sweep(BATCH);
    if (checked !== BATCH) throw new Error(`The sweep has found ${checked} sessions, not ${BATCH}.`);
  };
  const noneDue = () => engine.sweep();
  const due = (which) => async (rounds) => {
    await noneDue();
    await add(rounds * BATCH, which);
  };

  /** By name: `prepare(rounds)` returns what each round needs, `run` is measured. */
  const operations = {
    'sign-in': { run: () => engine.signIn(guest(), null) },
    'sign-out': { prepare: signIns, run: ({ token }) => engine.end(token, { reason: 'signed-out' }) },
    list: { run: () => engine.list({ subject: someone(), tenant: null }) },
    revoke: { prepare: signIns, run: ({ owner }) => engine.revoke({ ...owner, by: 'admin' }) },
    'audit page': { run: () => engine.audit({ tenant: null, limit: 50, before: null }) },
    'sweep, nothing due': { prepare: noneDue, run: () => store.sweep(BATCH) },
    'sweep, expired': { prepare: due(EXPIRED), run: sweepBatch },
    'sweep, to delete': { prepare: due(OLD), run: sweepBatch },
    preview: {
      run: () =>
        engine.previewPolicy('default', { idleMs: 3_600_000, maxMs: POLICY.max, warnMs: 120_000 }, { sid: '' }),
    },
    // None is that old.
    'audit retention': { run: () => store.trimAudit(TEN_YEARS_MS, 1_000) },
  };

  const server = createServer(toNodeHandler(curfew));
  return {
    server,
    cookies: [],
    heartbeat: HEARTBEAT,
    /** Signs in those that send heartbeats, which they must do within a minute. Returns their cookies. */
    async begin() {
      const cookies = [];
      for (let n = 0; n < BEATERS; n++) {
        const { token } = await engine.signIn({ subject: `beater-${n}` }, null);
        cookies.push(`curfew-${server.address().port}=${token}`);
      }
      return cookies;
    },
    operations: () => Object.keys(operations),
    prepare: (operation, rounds) => prepare(operations[operation], rounds),
    operate: (operation, rounds, pauseMs) => operate(operations[operation], rounds, pauseMs),
    async close() {
      await curfew.close();
      await opened.close();
    },
  };
}

let inputs = [];

async function prepare(operation, rounds) {
  inputs = (await operation.prepare?.(rounds)) ?? Array(rounds).fill();
}

/** Returns how long each round took, in ms. */
async function operate({ run }, rounds, pauseMs) {
  const took = [];
  for (const input of inputs.splice(0, rounds)) {
    const began = performance.now();
    await run(input);
    took.push(performance.now() - began);
    await delay(pauseMs);
  }
  return took;
}

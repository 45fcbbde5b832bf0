import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { everyContract } from '../../test/every-contract.ts';
import { clockContract } from '../testing/clock.ts';
import { MINUTE, newSession, POLICY } from '../testing/stage.ts';
import { hashToken, mintSecret } from '../tokens.ts';
import { memoryStore } from './memory.ts';

everyContract('memory', 1_000, async () => {
  let now = 1_800_000_000_000;
  let current = memoryStore({ now: () => now });
  return {
    get store() {
      return current;
    },
    get other() {
      return current;
    },
    async advance(ms) {
      now += ms;
    },
    async clear() {
      current = memoryStore({ now: () => now });
    },
    close: () => current.close(),
  };
});

clockContract(async () => {
  const store = memoryStore();
  return { store, close: () => store.close() };
});

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A store with the policy `p` and sessions of as many people, and how often it has read its clock: once for each session it visits. */
async function withSessions(count: number) {
  let time = 1_800_000_000_000;
  let reads = 0;
  const store = memoryStore({
    now: () => {
      reads += 1;
      return time;
    },
  });
  await store.ensurePolicy('p', null, POLICY);
  for (let n = 0; n < count; n++) await store.create(newSession(`token ${n}`, { subject: `person ${n}` }));
  return {
    store,
    advance(ms: number) {
      time += ms;
    },
    async readsDuring(work: () => Promise<unknown>) {
      const before = reads;
      await work();
      return reads - before;
    },
  };
}

/** How often other work ran meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  setImmediate(function count() {
    turns += 1;
    if (!isDone) setImmediate(count);
  });
  await work();
  isDone = true;
  return turns;
}

describe('with many sessions', () => {
  it('sweeps, previews and counts in slices, between which requests are answered', async () => {
    const { store, advance } = await withSessions(2_000);
    const preview = () => store.previewPolicy('p', { ...POLICY, idleMs: 5 * MINUTE }, 'none');
    expect(await turnsDuring(preview)).toBeGreaterThanOrEqual(15);
    expect(await turnsDuring(() => store.countSessions('p'))).toBeGreaterThanOrEqual(15);
    advance(60 * MINUTE);
    expect(await turnsDuring(() => store.sweep(2_000))).toBeGreaterThanOrEqual(15);
    expect(await preview()).toEqual({ ends: 0, of: 0, self: false });
  });

  it('sweeps each due session once, and no other', async () => {
    const { store, advance, readsDuring } = await withSessions(2_000);
    expect(await readsDuring(() => store.sweep(2_000))).toBe(1);
    advance(10 * MINUTE);
    await store.create(newSession('late'));
    advance(11 * MINUTE);
    expect(await store.sweep(1_200)).toBe(1_200);
    expect(await store.sweep(1_200)).toBe(800);
    expect(await readsDuring(() => store.sweep(1_200))).toBe(1);
    expect(await store.list({ subject: 'ann', tenant: null }, 10)).toHaveLength(1);
  });

  it('visits none of the sessions that an owner has ended', async () => {
    const { store, readsDuring } = await withSessions(0);
    const signIn = (name: string) => store.create(newSession(name));
    const first = await readsDuring(() => signIn('first'));
    await store.end('first', 'signed-out');
    for (let n = 0; n < 100; n++) {
      await signIn(`token ${n}`);
      await store.end(`token ${n}`, 'signed-out');
    }
    expect(await readsDuring(() => signIn('last'))).toBe(first);
  });

  it('keeps a session in less than 450 bytes, with the hash of its token and a browser', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    // One collection leaves garbage of what ran just before.
    const heap = async () => {
      let least = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < 10; turn++) {
        await new Promise(setImmediate);
        collect();
        least = Math.min(least, process.memoryUsage().heapUsed);
      }
      return least;
    };
    const { store, advance } = await withSessions(0);
    async function add(count: number, of: string): Promise<void> {
      const browsers = Array.from({ length: count }, () => Buffer.from(USER_AGENT).toString());
      const tokens: string[] = [];
      for (const [n, userAgent] of browsers.entries()) {
        const token = hashToken(mintSecret());
        await store.create(newSession(token, { subject: `${of} ${n}`, userAgent }));
        tokens.push(token);
      }
      advance(MINUTE);
      for (const token of tokens) await store.touch(token, { ageMs: 0, sid: null });
    }
    // What the engine compiles for it is in memory then.
    await add(1_000, 'first');
    // The tables of a Map double at powers of two. This is between two of them.
    const count = 11_000;
    const before = await heap();
    await add(count, 'other');
    expect(((await heap()) - before) / count).toBeLessThan(450);
    expect(await store.sweep(1)).toBe(0);
  });
});

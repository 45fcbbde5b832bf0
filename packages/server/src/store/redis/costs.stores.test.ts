import { lifeOf } from '@curfew/core/rules';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRedis, portOf } from '../../../test/open-redis.ts';
import { redisTime } from '../../../test/redis-time.ts';
import { needs } from '../../../test/servers/needs.ts';
import type { TestServer } from '../../../test/servers/process.ts';
import { noCluster, startRedis } from '../../../test/servers/redis.ts';
import { MINUTE, newSession, POLICY } from '../../testing/stage.ts';
import type { Store } from '../types.ts';
import { ownerKey, policyKey, shardOf } from './keys.ts';

const LIMIT = 60_000;

needs(noCluster, 'What Redis does for a request', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startRedis({});
  });
  afterAll(() => server?.stop());

  it('ends one session for each sign-in beyond the limit if a user signs in many times at once', async () => {
    const { store, redis } = await openRedis(portOf(server));
    await store.ensurePolicy('p', null, POLICY);
    const scripts = async () => Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0);
    const before = await scripts();
    const names = Array.from({ length: 60 }, (_, n) => `many ${n}`);
    await Promise.all(names.map((name) => store.create(newSession(name, { subject: 'many', maxSessions: 5 }))));
    expect(await store.list({ subject: 'many', tenant: null }, 60)).toHaveLength(5);
    // Each enlists its token, begins a session and ends one. Side by side they would end each other's, many times.
    expect((await scripts()) - before).toBeLessThan(60 * 4);
  });

  it('lists no token of a sign-in that begins no session, however often a user tries', async () => {
    const { store, redis } = await openRedis(portOf(server));
    await store.ensurePolicy('p', null, POLICY);
    const loop = { subject: 'loop', tenant: null };
    for (let n = 0; n < 5; n++) {
      const found = await store.create(newSession(`loop ${n}`, { ...loop, authAt: 0 }));
      expect(found && lifeOf(found).live).toBe(false);
    }
    expect(await redis.zcard(ownerKey(loop))).toBe(0);
  });

  it('reads little more of the audit than a page has, however the lines are spread', async () => {
    const { store, redis } = await openRedis(portOf(server));
    await redis.flushall();
    await store.ensurePolicy('p', null, POLICY);
    for (let n = 0; n < 40; n++)
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => store.create(newSession(`${n} ${i}`, { subject: `${n}` }))),
      );
    const lines = vi.spyOn(redis, 'xrevrange');
    const read = async () => (await Promise.all(lines.mock.results.map(({ value }) => value))).flat().length;
    expect(await store.audit({ tenant: null, limit: 50, before: null })).toHaveLength(50);
    expect(await read()).toBeLessThan(50 * 8);
    lines.mockClear();
    // All of these are in one shard.
    for (let version = 1; version <= 60; version++)
      await store.changePolicy({ id: 'p', durations: POLICY, ifVersion: version, by: 'admin' });
    const newest = await store.audit({ tenant: null, limit: 50, before: null });
    expect(newest.map(({ event }) => event)).toEqual(Array.from({ length: 50 }, () => 'policy'));
    expect(await read()).toBeLessThan(50 * 10);
  });

  it('counts the sessions of a policy without those of others, and leaves half of the time to requests', async () => {
    const { store, redis } = await openRedis(portOf(server));
    await redis.flushall();
    for (const id of ['p', 'q']) await store.ensurePolicy(id, null, POLICY);
    const names = Array.from({ length: 300 }, (_, n) => `session ${n}`);
    await Promise.all(names.map((name) => store.create(newSession(name, { subject: name }))));
    for (const name of ['a', 'b', 'c']) await store.create(newSession(name, { policyId: 'q' }));

    const slowMs = 20;
    const replies: unknown[] = [];
    const times: { from: number; to: number }[] = [];
    const slowly = async <T>(command: Promise<T>): Promise<T> => {
      const from = performance.now();
      const reply = await command;
      await new Promise((done) => setTimeout(done, slowMs));
      replies.push(reply);
      times.push({ from, to: performance.now() });
      return reply;
    };
    const [evalsha, xrevrange] = [redis.evalsha.bind(redis), redis.xrevrange.bind(redis)] as const;
    redis.evalsha = ((...args: Parameters<typeof evalsha>) => slowly(evalsha(...args))) as typeof redis.evalsha;
    redis.xrevrange = ((...args: [string, string, string]) => slowly(xrevrange(...args))) as typeof redis.xrevrange;
    const pauses = () => times.map(({ from }, n) => (n === 0 ? slowMs : from - (times[n - 1]?.to ?? 0)));

    expect(await store.countSessions('q')).toMatchObject({ total: 3 });
    expect(JSON.stringify(replies)).not.toContain('session 7');
    // The other shards have no session.
    expect(pauses().filter((ms) => ms > slowMs - 3).length).toBeGreaterThan(30);
    expect(await store.previewPolicy('q', { ...POLICY, idleMs: MINUTE }, '')).toMatchObject({ of: 3 });

    const saved = redis.pipeline();
    const key = `curfew:{${shardOf('q')}}:audit:-`;
    for (let n = 0; n < 1_500; n++) saved.xadd(key, '*', 'event', 'sign-in', 'at', 1, 'policy', 'q', 'detail', '{}');
    await saved.exec();
    times.length = 0;
    expect(await store.audit({ tenant: null, limit: 5, before: null, policyId: 'q' })).toHaveLength(1);
    expect(times.length).toBeGreaterThan(3);
    expect(Math.min(...pauses())).toBeGreaterThan(slowMs - 3);
  });

  describe('the cost of a sign-in', () => {
    const ann = { subject: 'ann', tenant: null };

    /** The number of commands of one sign-in, those of its scripts included. */
    async function cost(store: Store, redis: Redis, name: string, subject: string): Promise<number> {
      await redis.config('RESETSTAT');
      await store.create(newSession(name, { subject, maxSessions: 100 }));
      const stats = await redis.info('commandstats');
      // It reads no other session while there are few.
      expect(stats).not.toContain('cmdstat_zrevrange');
      const counts = [...stats.matchAll(/^cmdstat_(?!del|publish|config|info|ping)\S+:calls=(\d+)/gm)];
      return counts.reduce((sum, [, calls]) => sum + Number(calls), 0);
    }

    it('does not depend on how often that person has signed in and out', { timeout: LIMIT }, async () => {
      const { store, redis } = await openRedis(portOf(server));
      await redis.flushall();
      await store.ensurePolicy('p', null, POLICY);
      await store.create(newSession('first', { subject: 'bob' }));
      for (let n = 0; n < 1_500; n += 50) {
        const names = Array.from({ length: 50 }, (_, i) => `ann ${n + i}`);
        await Promise.all(names.map((name) => store.create(newSession(name))));
        await Promise.all(names.map((name) => store.end(name, 'signed-out')));
      }
      await expect.poll(() => redis.zcard(ownerKey(ann))).toBe(0);
      expect(await cost(store, redis, 'again', 'ann')).toBe(await cost(store, redis, 'once', 'carl'));
    });

    it('does not depend on sessions that have expired', async () => {
      const { store, redis } = await openRedis(portOf(server));
      await redis.flushall();
      await store.ensurePolicy('p', null, POLICY);
      const signIn = (count: number, from: number) =>
        Promise.all(Array.from({ length: count }, (_, n) => store.create(newSession(`ann ${from + n}`))));
      await signIn(120, 0);
      await redisTime(redis, [policyKey('p')]).advance(16 * MINUTE);
      // A list removes them.
      expect(await store.list(ann, 10)).toEqual([]);
      await expect.poll(() => redis.zcard(ownerKey(ann))).toBe(0);
      await signIn(120, 200);
      await redisTime(redis, [policyKey('p')]).advance(26 * MINUTE);
      // So does the sweep.
      await store.sweep(1_000);
      await expect.poll(() => redis.zcard(ownerKey(ann))).toBe(0);
      await signIn(120, 400);
      await redisTime(redis, [policyKey('p')]).advance(16 * MINUTE);
      // So does a sign-in, once there are more than may be active.
      await store.create(newSession('last', { maxSessions: 100 }));
      await vi.waitFor(async () => expect(await redis.zcard(ownerKey(ann))).toBe(1));
    });
  });
});

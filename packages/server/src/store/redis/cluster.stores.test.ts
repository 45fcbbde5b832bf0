import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { lifeOf } from '@curfew/core/rules';
import { Cluster, Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openWith, portOf } from '../../../test/open-redis.ts';
import { redisTime } from '../../../test/redis-time.ts';
import { needs } from '../../../test/servers/needs.ts';
import type { TestServer } from '../../../test/servers/process.ts';
import { CLIENT, noCluster, startRedisCluster } from '../../../test/servers/redis.ts';
import { StoreUnavailableError } from '../../errors.ts';
import { MINUTE, newSession, POLICY } from '../../testing/stage.ts';
import type { Store } from '../types.ts';
import { policyKey, prefixOf, shardOf } from './keys.ts';

const LIMIT = 60_000;
const SHARD = 7;

needs(noCluster, 'Redis Cluster', () => {
  let servers: readonly TestServer[];
  beforeAll(async () => {
    servers = await startRedisCluster();
  });
  afterAll(() => Promise.all((servers ?? []).map((server) => server.stop())));

  async function open(
    options: { username?: string; password?: string } = {},
  ): Promise<{ store: Store; redis: Cluster }> {
    const nodes = servers.map((server) => ({ host: '127.0.0.1', port: portOf(server) }));
    const redis = new Cluster(nodes, { enableAutoPipelining: true, redisOptions: { ...CLIENT, ...options } });
    return openWith(redis);
  }

  async function admins(): Promise<readonly Redis[]> {
    const all = servers.map(({ url }) => new Redis(url));
    onTestFinished(() => {
      for (const one of all) one.disconnect();
    });
    await Promise.all(all.map((one) => once(one, 'ready')));
    return all;
  }

  /** In one turn, so that ioredis sends commands for several slots in a pipeline. */
  async function foundTogether(store: Store, names: readonly string[]): Promise<number> {
    const others = Array.from({ length: 40 }, (_, n) => `other ${n}`);
    const found = await Promise.all([...names, ...others].map((name) => store.find(name)));
    return found.filter(Boolean).length;
  }

  /** Moves the keys of a shard to another node, as `redis-cli --cluster reshard` does, and stops in the middle. */
  async function move(isFirst: (key: string) => boolean, inTheMiddle: () => Promise<void>): Promise<void> {
    const all = await admins();
    const slot = Number(await all[0]?.cluster('KEYSLOT', prefixOf(SHARD)));
    const ids = await Promise.all(all.map((one) => one.cluster('MYID')));
    const counts = await Promise.all(all.map((one) => one.cluster('COUNTKEYSINSLOT', slot)));
    const at = counts.findIndex((count) => Number(count) > 0);
    const to = (at + 1) % all.length;
    const [source, target, targetId = ''] = [all[at], all[to], ids[to]];
    await target?.cluster('SETSLOT', slot, 'IMPORTING', ids[at] ?? '');
    await source?.cluster('SETSLOT', slot, 'MIGRATING', targetId);
    const left = async () => (await source?.cluster('GETKEYSINSLOT', slot, 1_000)) ?? [];
    const send = async (keys: readonly string[]) => {
      const [server] = servers.slice(to);
      for (const key of keys) await source?.migrate('127.0.0.1', server ? portOf(server) : 0, key, 0, 5_000);
    };
    const keys = await left();
    const sorted = [...keys.filter(isFirst), ...keys.filter((key) => !isFirst(key))];
    await send(sorted.slice(0, keys.length / 2));
    await inTheMiddle();
    await send(await left());
    for (const one of [target, source, ...all]) await one?.cluster('SETSLOT', slot, 'NODE', targetId);
  }

  it.each([
    ['the queue', false],
    ['sessions', true],
  ])('loses no session, end or line while a slot moves, %s first', { timeout: LIMIT }, async (_, sessionsFirst) => {
    const { store, redis } = await open();
    const time = redisTime(redis, [policyKey('p')]);
    await time.clear();
    await store.ensurePolicy('p', null, POLICY);
    const names: string[] = [];
    for (let n = 0; names.length < 20; n++) if (shardOf(`token ${n}`) === SHARD) names.push(`token ${n}`);
    for (const name of names) await store.create(newSession(name, { subject: name }));
    await time.advance(14 * MINUTE);
    for (const name of names) await store.touch(name, { ageMs: 0, sid: null });
    // Now they are due for the sweep, and active.
    await time.advance(12 * MINUTE);

    const isSession = (key: string) => key.includes(':session:');
    const ended: string[] = [];
    await move(
      (key) => isSession(key) === sessionsFirst,
      async () => {
        for (const job of [() => store.sweep(100), () => store.countSessions('p')])
          await expect(job()).rejects.toThrow(StoreUnavailableError);
        for (const name of names) {
          expect(await store.touch(name, { ageMs: 0, sid: null })).not.toBeNull();
          const isEnded = await store.end(name, 'signed-out').catch(() => null);
          if (isEnded) ended.push(name);
          const found = await store.find(name);
          expect(found && lifeOf(found).live).toBe(!isEnded);
        }
        expect(await foundTogether(store, names)).toBe(names.length);
      },
    );
    expect(await foundTogether(store, names)).toBe(names.length);
    const endsOf = async () =>
      (await store.audit({ tenant: null, limit: 100, before: null })).filter(({ event }) => event === 'end');
    const count = async () => (await store.countSessions('p').catch(() => null))?.total;
    await expect.poll(count).toBe(names.length - ended.length);
    expect((await endsOf()).map(({ subject }) => subject).toSorted()).toEqual(ended.toSorted());
    await store.sweep(100);
    await time.advance(60 * MINUTE);
    await store.sweep(100);
    expect(await endsOf()).toHaveLength(names.length);
  });

  it('needs no other rights than those that the documentation names', { timeout: LIMIT }, async () => {
    const page = readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
    const rights = [/^(~curfew:\*.*)$/m, /`(\+cluster[^`]*)`/].flatMap(
      (line) => line.exec(page)?.[1]?.split(' ') ?? [],
    );
    for (const admin of await admins()) await admin.acl('SETUSER', 'curfew', 'reset', 'on', 'nopass', ...rights);
    const { store } = await open({ username: 'curfew', password: 'any' });
    expect(await store.ensurePolicy('p', null, POLICY)).toMatchObject({ id: 'p' });
    const names = Array.from({ length: 12 }, (_, n) => `right ${n}`);
    for (const name of names) {
      expect(await store.create(newSession(name, { subject: name }))).not.toBeNull();
      expect(await store.touch(name, { ageMs: 0, sid: null })).not.toBeNull();
      expect(await store.end(name, 'signed-out')).toBe(true);
    }
    await store.check();
    for (const admin of await admins()) {
      const log = ((await admin.acl('LOG')) as unknown[]).map(String);
      expect(log.filter((entry) => !/object,(client|select)/.test(entry))).toEqual([]);
    }
  });
});

import { Cluster, Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyContract } from '../../test/every-contract.ts';
import { faultsContract } from '../../test/faults-contract.ts';
import { redisTime } from '../../test/redis-time.ts';
import { needs } from '../../test/servers/needs.ts';
import type { TestServer } from '../../test/servers/process.ts';
import { CLIENT, DURABLE, noCluster, noRedis, startDurableRedis, startRedisCluster } from '../../test/servers/redis.ts';
import { StoreUnavailableError } from '../errors.ts';
import { EXPIRY } from '../rules/expiry-lua.ts';
import { clockContract } from '../testing/clock.ts';
import { EXPIRY_VECTORS } from '../testing/expiry-vectors.ts';
import { newSession, POLICY } from '../testing/stage.ts';
import { connectionsOf } from './redis/connections.ts';
import { policyKey } from './redis/keys.ts';
import { openRedisStore } from './redis/store.ts';

/** Changes of policy apply quickly. On a busy machine the server responds late, which is not a fault here. */
const FAST = { policyChangeMs: 30, timeoutMs: 60_000 };

async function openRedis(url: string): Promise<Redis> {
  const redis = new Redis(url, { ...CLIENT, lazyConnect: true, retryStrategy: () => 100 });
  redis.on('error', () => {});
  await redis.connect();
  return redis;
}

async function openCluster(servers: readonly TestServer[]): Promise<Cluster> {
  const nodes = servers.map(({ url }) => ({ host: '127.0.0.1', port: Number(new URL(url).port) }));
  const cluster = new Cluster(nodes, {
    enableAutoPipelining: true,
    clusterRetryStrategy: () => 100,
    redisOptions: CLIENT,
  });
  cluster.on('error', () => {});
  await new Promise((done) => cluster.once('ready', done));
  return cluster;
}

function contractOn(name: string, orders: number, open: () => Promise<Redis | Cluster>): void {
  everyContract(name, orders, async () => {
    const clients = [await open(), await open()] as const;
    const fresh = () => Promise.all([openRedisStore(clients[0], FAST), openRedisStore(clients[1], FAST)]);
    let nodes = await fresh();
    const time = redisTime(clients[0], [policyKey('p')]);
    return {
      get store() {
        return nodes[0];
      },
      get other() {
        return nodes[1];
      },
      ...time,
      async advance(ms) {
        await time.advance(ms);
        // The nodes' copies of policies have not moved and must expire.
        await new Promise((done) => setTimeout(done, FAST.policyChangeMs));
      },
      async clear() {
        await time.clear();
        await Promise.all(nodes.map((node) => node.close()));
        nodes = await fresh();
      },
      async close() {
        await Promise.all(nodes.map((node) => node.close()));
        for (const client of clients) client.disconnect();
      },
    };
  });
}

function faultsOn(open: () => Promise<Redis | Cluster>, servers: () => readonly TestServer[]): void {
  faultsContract(async () => {
    const clients = [await open(), await open()] as const;
    const nodes = await Promise.all([openRedisStore(clients[0]), openRedisStore(clients[1])]);
    return {
      nodes,
      servers: servers(),
      async cutNews() {
        for (const node of connectionsOf(clients[0])) await node.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      },
      async close() {
        await Promise.all(nodes.map((node) => node.close()));
        for (const client of clients) client.disconnect();
      },
    };
  });
}

needs(noRedis, 'Redis', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startDurableRedis();
  });
  afterAll(() => server?.stop());

  contractOn('Redis', 15, () => openRedis(server.url));

  it.each(EXPIRY_VECTORS)('in Lua: $name', async ({ found: { session, policy, now }, ageMs, life, coalesces }) => {
    const redis = await openRedis(server.url);
    const script = `
      local now = tonumber(ARGV[8])
      local function policy(i) return tonumber(ARGV[i]) end
      ${EXPIRY}
      local session = { seen = ARGV[9], created = ARGV[10], touched = ARGV[11], ended = ARGV[12] ~= '' and ARGV[12] or nil }
      return { live(session) and 1 or 0, coalesces(session, ARGV[13]) and 1 or 0 }`;
    const { seenWatermark, createdWatermark, idleMs, graceIdleMs, graceUntil, maxMs, minBeatMs } = policy;
    const limits = [seenWatermark, createdWatermark, idleMs, graceIdleMs, graceUntil, maxMs, minBeatMs];
    const { seenAt, createdAt, touchedAt, endedAt } = session;
    const result = await redis.eval(script, 0, ...limits, now, seenAt, createdAt, touchedAt, endedAt ?? '', ageMs);
    expect(result).toEqual([Number(life.live), Number(coalesces)]);
    redis.disconnect();
  });

  clockContract(async () => {
    const redis = await openRedis(server.url);
    const store = await openRedisStore(redis);
    return {
      store,
      async close() {
        await store.close();
        redis.disconnect();
      },
    };
  });

  it('is unavailable while Redis hangs, and recovers', async ({ skip }) => {
    skip(!server.isOurs, 'the tests did not start this server');
    const redis = await openRedis(server.url);
    const store = await openRedisStore(redis, { timeoutMs: 200 });
    const patient = await openRedisStore(redis, { timeoutMs: 60_000 });
    await patient.ensurePolicy('p', null, POLICY);
    await patient.create(newSession('frozen'));
    const before = await patient.find('frozen');
    // It knows the policy, so that it sends the heartbeat.
    expect(await store.find('frozen')).not.toBeNull();
    const goOn = server.freeze();
    try {
      await expect(store.find('frozen')).rejects.toThrow(StoreUnavailableError);
      await expect(store.touch('frozen', { ageMs: 0, sid: null })).rejects.toThrow(StoreUnavailableError);
    } finally {
      goOn();
    }
    await expect.poll(() => store.find('frozen').catch(() => null)).not.toBeNull();
    // The rejected heartbeat must not be written later: its age would be wrong.
    expect((await patient.find('frozen'))?.session.rev).toBe(before?.session.rev);
    await patient.close();
    await store.close();
    redis.disconnect();
  });

  it('knows no session of a product that has another database of Redis', async () => {
    const clients = await Promise.all([1, 2].map((database) => openRedis(new URL(`/${database}`, server.url).href)));
    for (const client of clients) await client.flushdb();
    const stores = await Promise.all(clients.map((client) => openRedisStore(client)));
    for (const store of stores) await store.ensurePolicy('p', null, POLICY);
    await stores[0]?.create(newSession('portal'));
    const found = await Promise.all(stores.map((store) => store.find('portal')));
    expect(found.map((each) => each?.session.subject)).toEqual(['ann', undefined]);
    for (const store of stores) await store.close();
    for (const client of clients) client.disconnect();
  });

  faultsOn(
    () => openRedis(server.url),
    () => [server],
  );
});

needs(noCluster, 'Redis Cluster', () => {
  let servers: readonly TestServer[];
  beforeAll(async () => {
    servers = await startRedisCluster(DURABLE);
  });
  afterAll(() => Promise.all((servers ?? []).map((server) => server.stop())));

  contractOn('Redis Cluster of three', 8, () => openCluster(servers));

  faultsOn(
    () => openCluster(servers),
    () => servers,
  );
});

import { setTimeout as delay } from 'node:timers/promises';
import { Cluster } from 'ioredis';
import { expect, it, onTestFinished, vi } from 'vitest';
import { portOf } from '../../../test/open-redis.ts';
import { needs } from '../../../test/servers/needs.ts';
import { CLIENT, noCluster, startRedisCluster } from '../../../test/servers/redis.ts';
import { createCurfew } from '../../create-curfew.ts';
import { hashToken } from '../../tokens.ts';
import type { StoreEvent } from '../types.ts';
import { ACCOUNT_KEY, policyKey, sessionKey } from './keys.ts';
import { redisStore } from './store.ts';

const SITE = 'https://a.example';

needs(noCluster, 'Redis Cluster', () => {
  it('serves the sessions of the other nodes while one hangs', { timeout: 60_000 }, async () => {
    const servers = await startRedisCluster({
      'cluster-node-timeout': '60000',
      'cluster-require-full-coverage': 'no',
    });
    onTestFinished(() => Promise.all(servers.map((one) => one.stop())).then(() => {}));
    const nodes = servers.map((one) => ({ host: '127.0.0.1', port: portOf(one) }));
    const hanging = nodes[2]?.port;
    // That node, also where the subscription and ioredis choose one.
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.9);
    onTestFinished(() => random.mockRestore());
    const redis = new Cluster(nodes, { enableAutoPipelining: true, redisOptions: CLIENT });
    redis.on('error', () => {});
    const store = redisStore(redis);
    const curfew = createCurfew({ store, policies: { default: { idle: '15m', max: '12h' } }, cleanup: false });
    onTestFinished(async () => {
      await curfew.close();
      redis.disconnect();
    });
    await curfew.ready();

    const isOnHanging = async (key: string) =>
      redis.slots[Number(await redis.cluster('KEYSLOT', key))]?.[0] === `127.0.0.1:${hanging}`;
    expect(await isOnHanging(ACCOUNT_KEY)).toBe(true);
    expect(await isOnHanging(policyKey('default'))).toBe(false);
    const requests: Request[] = [];
    for (let n = 0; requests.length < 4; n++) {
      const { setCookie } = await curfew.createSession(new Request(SITE), { subject: `ann ${n}` });
      const [cookie = ''] = setCookie.split(';');
      const [, token = ''] = cookie.split('=');
      if (!(await isOnHanging(sessionKey(hashToken(token))))) requests.push(new Request(SITE, { headers: { cookie } }));
    }

    const news: StoreEvent[] = [];
    onTestFinished(store.subscribe((change) => void news.push(change)));
    const resume = servers[2]?.freeze();
    onTestFinished(() => resume?.());
    const refused: unknown[] = [];
    const serve = async () => {
      for (const request of requests)
        for (const touch of [true, false]) {
          const { response } = await curfew.authenticate(request, { touch });
          if (response) refused.push(await response.json());
        }
    };
    await store.check();
    for (const until = performance.now() + 3_000; performance.now() < until; await delay(50)) await serve();
    random.mockReturnValue(0.1);
    await expect.poll(() => news, { timeout: 20_000 }).toContainEqual({ kind: 'unknown' });
    await serve();
    expect(refused).toEqual([]);
  });
});

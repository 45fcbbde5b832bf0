import { type Cluster, Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { openRedisStore, type RedisStoreOptions } from '../src/store/redis/store.ts';
import type { Store } from '../src/store/types.ts';
import type { TestServer } from './servers/process.ts';

export const portOf = ({ url }: TestServer): number => Number(new URL(url).port);

/** A store of this client. Both are closed after the test. */
export async function openWith<Client extends Redis | Cluster>(
  redis: Client,
  options?: RedisStoreOptions,
): Promise<{ store: Store; redis: Client }> {
  redis.on('error', () => {});
  const store = await openRedisStore(redis, options);
  onTestFinished(async () => {
    await store.close();
    redis.disconnect();
  });
  return { store, redis };
}

/** With a client without any option of ioredis, which every app could pass. */
export const openRedis = (port: number, options?: RedisStoreOptions): Promise<{ store: Store; redis: Redis }> =>
  openWith(new Redis(port), options);

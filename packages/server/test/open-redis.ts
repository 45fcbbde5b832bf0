import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { openRedisStore, type RedisStoreOptions } from '../src/store/redis/store.ts';
import type { Store } from '../src/store/types.ts';
import type { TestServer } from './servers/process.ts';

export const portOf = ({ url }: TestServer): number => Number(new URL(url).port);

/** A store with a client without any option of ioredis, which every app could pass. Closed after the test. */
export async function openRedis(port: number, options?: RedisStoreOptions): Promise<{ store: Store; redis: Redis }> {
  const redis = new Redis(port);
  redis.on('error', () => {});
  const store = await openRedisStore(redis, options);
  onTestFinished(async () => {
    await store.close();
    redis.disconnect();
  });
  return { store, redis };
}

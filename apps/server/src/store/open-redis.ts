import type { Store } from '@curfew/server';
import { redisStore } from '@curfew/server/redis';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import { inTime } from '../in-time.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { redisAdvice } from './redis-advice.ts';

const CONNECT_MS = 5_000;

/** In ms. ioredis waits for ever for a Redis that accepts connections and does not respond. */
const START_MS = 6_000;

/** The default of ioredis is 5 s. */
const LONGEST_RETRY_MS = 1_000;

// A heartbeat that waits in a queue would report an outdated age.
const CLIENT = {
  enableAutoPipelining: true,
  enableOfflineQueue: false,
  // Redis may have executed a command whose reply was lost.
  maxRetriesPerRequest: 0,
  connectTimeout: CONNECT_MS,
  retryStrategy: (times) => Math.min(100 * times, LONGEST_RETRY_MS),
} satisfies RedisOptions;

export async function openRedis(urls: readonly string[], log: Logger): Promise<Store> {
  const client = urls.length > 1 ? clusterOf(urls) : new Redis(urls[0] ?? '', { ...CLIENT, lazyConnect: true });
  let lastError: unknown;
  client.on('error', (error: unknown) => {
    lastError = error;
  });
  const store = redisStore(client);
  async function open(): Promise<void> {
    await client.connect();
    for (const advice of await redisAdvice(client)) log.warn(advice);
    await store.open();
  }
  try {
    await inTime(START_MS, open());
    return {
      ...store,
      async close() {
        await store.close();
        client.disconnect();
      },
    };
  } catch (error) {
    client.disconnect();
    const hosts = urls.map((url) => new URL(url).host).join(', ');
    throw new StartError(
      `Redis at ${hosts} of REDIS_URL cannot be used (${reasonOf(lastError ?? error)}): start it, or correct REDIS_URL.`,
    );
  }
}

/** Nodes share the user, password and TLS setting of the first URL. */
function clusterOf(urls: readonly string[]): Cluster {
  const nodes = urls.map((url) => new URL(url));
  const { username = '', password = '', protocol } = nodes[0] ?? {};
  return new Cluster(
    nodes.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) })),
    {
      enableAutoPipelining: true,
      enableOfflineQueue: false,
      lazyConnect: true,
      // The first `connect` rejects all the same.
      clusterRetryStrategy: CLIENT.retryStrategy,
      redisOptions: {
        ...CLIENT,
        ...(username && { username: decodeURIComponent(username) }),
        ...(password && { password: decodeURIComponent(password) }),
        ...(protocol === 'rediss:' && { tls: {} }),
      },
    },
  );
}

import type { Cluster, Redis } from 'ioredis';
import { StoreUnavailableError } from '../../errors.ts';
import type { Script } from './scripts.ts';

export type RedisClient = Redis | Cluster;

/** Runs a script. `keys` are of one slot. */
export type RunScript = (
  script: Script,
  keys: readonly string[],
  args?: readonly (string | number)[],
) => Promise<unknown>;

/** Everything that goes to Redis: within a time, or the store is unavailable. */
export interface RedisCalls {
  readonly run: RunScript;
  call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T>;
}

export function redisCalls(redis: RedisClient, timeoutMs: number): RedisCalls {
  async function call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Redis has not answered within ${timeoutMs} ms.`)), timeoutMs);
    });
    try {
      return await Promise.race([command(redis), late]);
    } catch (cause) {
      throw new StoreUnavailableError(cause);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    call,
    run: ({ sha, text }, keys, args = []) =>
      call(async (client) => {
        try {
          return await client.evalsha(sha, keys.length, ...keys, ...args);
        } catch (error) {
          if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
          return client.eval(text, keys.length, ...keys, ...args);
        }
      }),
  };
}

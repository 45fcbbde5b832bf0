import type { Cluster, Redis } from 'ioredis';
import { StoreUnavailableError } from '../../errors.ts';
import type { Script } from './scripts.ts';

export type RedisClient = Redis | Cluster;

/** All `keys` must be in one slot. */
export type RunScript = (
  script: Script,
  keys: readonly string[],
  args?: readonly (string | number)[],
) => Promise<unknown>;

/** Commands to Redis. They reject with `StoreUnavailableError` after the timeout. */
export interface RedisCalls {
  readonly run: RunScript;
  call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T>;
}

export function redisCalls(redis: RedisClient, timeoutMs: number): RedisCalls {
  async function call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Redis did not respond within ${timeoutMs} ms.`)), timeoutMs);
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

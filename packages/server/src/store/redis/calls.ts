import { toUnavailable } from '../../errors.ts';
import type { Reading, RedisCalls, RedisClient, RunScript } from './client.ts';
import type { Connections } from './connections.ts';
import { GENERATION_KEY, sessionKey } from './keys.ts';
import { FIND } from './scripts.ts';

/** The most sessions that one command reads: Redis does nothing else meanwhile. */
const BATCH = 500;

export function redisCalls(redis: RedisClient, timeoutMs: number, connections: Connections): RedisCalls {
  function call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = (cause: unknown): void => {
        clearTimeout(timer);
        connections.onError(cause);
        reject(toUnavailable(cause));
      };
      const timer = setTimeout(() => fail(new Error(`Redis did not respond within ${timeoutMs} ms.`)), timeoutMs);
      if (connections.isReplica) return fail(new Error('Redis is a replica: what it returns may be outdated.'));
      try {
        command(redis).then((value) => {
          clearTimeout(timer);
          resolve(value);
        }, fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  const run: RunScript = ({ sha, text }, keys, args = []) =>
    call(async (client) => {
      try {
        return await client.evalsha(sha, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
        return client.eval(text, keys.length, ...keys, ...args);
      }
    });

  async function readAlone(tokenHash: string): Promise<Reading> {
    const [now, value] = (await run(FIND, [sessionKey(tokenHash)])) as [number, string | null];
    return { now, generation: '', values: [value] };
  }

  return { call, run, read: redis.isCluster ? readAlone : readTogether(call) };
}

interface Batch {
  readonly keys: string[];
  readonly reading: Promise<Reading>;
}

/**
 * Reads the sessions of all callers of one turn of the event loop together. The clock comes first: a session that has
 * expired by then has also expired when it is read.
 */
function readTogether(call: RedisCalls['call']): RedisCalls['read'] {
  let batch: Batch | undefined;

  async function send(keys: string[]): Promise<Reading> {
    await new Promise(setImmediate);
    batch = undefined;
    const [time, values] = await call(async (redis) => {
      const replies = await redis
        .pipeline()
        .time()
        .mget([...keys, GENERATION_KEY])
        .exec();
      for (const [error] of replies ?? []) if (error) throw error;
      return replies?.map(([, reply]) => reply) as [[string, string], (string | null)[]];
    });
    const now = Number(time[0]) * 1_000 + Math.floor(Number(time[1]) / 1_000);
    return { now, generation: values.pop() ?? null, values };
  }

  return async (tokenHash) => {
    if (!batch || batch.keys.length >= BATCH) {
      const keys: string[] = [];
      batch = { keys, reading: send(keys) };
    }
    const { keys, reading } = batch;
    const place = keys.push(sessionKey(tokenHash)) - 1;
    const { now, generation, values } = await reading;
    return { now, generation, values: [values[place] ?? null] };
  };
}

import { toUnavailable } from '../../errors.ts';
import { within } from '../../within.ts';
import { inBatches } from './batches.ts';
import type { Reading, RedisCalls, RedisClient, RunScript } from './client.ts';
import type { Connections } from './connections.ts';
import { GENERATION_KEY, sessionKey } from './keys.ts';
import { FIND, type Script } from './scripts.ts';

/** Sessions per command: Redis does nothing else meanwhile. */
const BATCH = 500;

export function redisCalls(redis: RedisClient, timeoutMs: number, connections: Connections): RedisCalls {
  async function call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T> {
    try {
      if (connections.fault !== null) throw new Error(connections.fault);
      return await within(timeoutMs, followed(command), late);
    } catch (cause) {
      connections.onError(cause);
      throw toUnavailable(cause);
    }
  }

  async function followed<T>(command: (redis: RedisClient) => Promise<T>): Promise<T> {
    try {
      return await command(redis);
    } catch (error) {
      if (!isRedirection(error)) throw error;
      return command(alone(redis));
    }
  }

  const late = (): Error => new Error(`Redis did not respond within ${timeoutMs} ms.`);
  const run: RunScript = (script, keys, args = []) => call((client) => evaluate(client, script, keys, args));

  async function readAlone(tokenHash: string): Promise<Reading> {
    const [now, value] = (await run(FIND, [sessionKey(tokenHash)])) as [number, string | null];
    return { now, generation: '', values: [value] };
  }

  return { call, run, read: redis.isCluster ? readAlone : readTogether(call) };
}

/** Of a Cluster. Nothing was executed. The last is of ioredis, if it learns meanwhile that slots have moved. */
function isRedirection(error: unknown): boolean {
  return error instanceof Error && /^(MOVED|ASK|TRYAGAIN|All keys in the pipeline) /.test(error.message);
}

/**
 * Sends each command in a pipeline of its own. In an automatic one, ioredis follows a redirection only if all commands have the
 * same. Otherwise it does not even learn that a slot has moved.
 */
function alone(redis: RedisClient): RedisClient {
  const send =
    (name: string | symbol) =>
    async (...args: unknown[]): Promise<unknown> => {
      const pipeline = redis.pipeline();
      Reflect.apply(Reflect.get(pipeline, name), pipeline, args);
      const [[error, reply] = []] = (await pipeline.exec()) ?? [];
      if (error) throw error;
      return reply;
    };
  return new Proxy(redis, { get: (_, name) => send(name) });
}

/** Without a time limit. */
export async function evaluate(
  redis: RedisClient,
  { sha, text }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(text, keys.length, ...keys, ...args);
  }
}

/** The clock first: a session that has expired by then has also expired when it is read. */
function readTogether(call: RedisCalls['call']): RedisCalls['read'] {
  const read = inBatches(BATCH, async (keys: readonly string[], turn) => {
    await turn;
    return call(async (redis): Promise<Reading> => {
      const replies = await redis
        .pipeline()
        .time()
        .mget([...keys, GENERATION_KEY])
        .exec();
      const [time, values] = (replies ?? []).map(([error, reply]) => {
        if (error) throw error;
        return reply;
      }) as [[string, string], (string | null)[]];
      const now = Number(time[0]) * 1_000 + Math.floor(Number(time[1]) / 1_000);
      return { now, generation: values.pop() ?? null, values };
    });
  });

  return async (tokenHash) => {
    const [{ now, generation, values }, place] = await read(sessionKey(tokenHash));
    return { now, generation, values: [values[place] ?? null] };
  };
}

import type { Cluster, Redis } from 'ioredis';
import type { RedisClient } from './client.ts';
import { NO_KEY } from './keys.ts';

const CHECK_MS = 500;

export interface Connections {
  /** Why nothing may be read or written at present. */
  readonly fault: string | null;
  onError(error: unknown): void;
  close(): void;
}

interface Test {
  /** Since the last response, or since it began to open. */
  checks: number;
  isPending: boolean;
}

/**
 * Replaces silent connections and those to a replica, which TCP does not notice, and ioredis only with options that an app
 * can forget.
 */
export function watchConnections(
  redis: RedisClient,
  timeoutMs: number,
  onCheck: (wasReplica: boolean) => void,
): Connections {
  const limit = Math.ceil(timeoutMs / CHECK_MS);
  const tests = new WeakMap<Redis, Test>();
  let fault: string | null = null;
  let isReplacing = false;

  function onError(error: unknown): void {
    const found = faultOf(error);
    fault = found ?? fault;
    isReplacing ||= found !== null;
  }

  function test(connection: Redis, current: Test): void {
    current.isPending = true;
    const responded = (error?: unknown): void => {
      current.isPending = false;
      if (error !== undefined && !isReply(error)) return;
      current.checks = 0;
      fault = null;
      onError(error);
    };
    const db = connection.condition?.select;
    // Only a replica refuses the second.
    Promise.all([db && connection.select(db), connection.del(NO_KEY)]).then(() => responded(), responded);
  }

  /** Counts checks, not time: a process may have been suspended. */
  function check(connection: Redis): void {
    const { status, stream } = connection;
    const isReady = status === 'ready';
    if (!isReady && status !== 'connecting' && status !== 'connect') return void tests.delete(connection);
    const current = tests.get(connection) ?? { checks: 0, isPending: false };
    tests.set(connection, current);
    if (current.checks++ >= limit || isReplacing) {
      tests.delete(connection);
      // `disconnect` would wait for the other side.
      stream?.destroy();
    } else if (isReady && !current.isPending) test(connection, current);
  }

  const timer = setInterval(() => {
    for (const connection of connectionsOf(redis)) check(connection);
    onCheck(isReplacing);
    isReplacing = false;
  }, CHECK_MS);
  timer.unref();

  return {
    get fault() {
      return fault;
    },
    onError,
    close: () => clearInterval(timer),
  };
}

export function connectionsOf(redis: RedisClient): readonly Redis[] {
  return redis.isCluster ? (redis as Cluster).nodes('master') : [redis as Redis];
}

function faultOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.message.startsWith('READONLY')) return 'Redis is a replica: what it returns may be outdated.';
  const { command } = error as { readonly command?: { readonly name?: unknown } };
  // ioredis goes on with the database 0, which may be that of another product.
  return isReply(error) && command?.name === 'select' ? `Redis does not select the database: ${error.message}` : null;
}

function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}

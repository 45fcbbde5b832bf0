import type { Cluster, Redis } from 'ioredis';
import type { RedisClient } from './client.ts';
import { NO_KEY } from './keys.ts';

/** How often a connection is tested, in ms. */
const CHECK_MS = 500;

/** Whether the connections of a client work. */
export interface Connections {
  /** Redis cannot be written, because it is a replica. What it returns may be outdated. */
  readonly isReplica: boolean;
  /** Called with the error of a command. */
  onError(error: unknown): void;
  close(): void;
}

/** The test of a connection that is under way. */
interface Test {
  /** Checks since the last response, or since the connection began to open. */
  checks: number;
  isPending: boolean;
}

/**
 * Replaces connections that have been silent for `timeoutMs`, and those to a Redis that has become a replica. TCP notices
 * neither. ioredis does so only with options that an app can forget.
 *
 * @param onCheck - called as often as the connections are tested, with whether Redis was a replica
 */
export function watchConnections(
  redis: RedisClient,
  timeoutMs: number,
  onCheck: (wasReplica: boolean) => void,
): Connections {
  const limit = Math.ceil(timeoutMs / CHECK_MS);
  const tests = new WeakMap<Redis, Test>();
  let isReplica = false;
  let isReplacing = false;

  function onError(error: unknown): void {
    if (!(error instanceof Error && error.message.startsWith('READONLY'))) return;
    isReplica = true;
    isReplacing = true;
  }

  function test(connection: Redis, current: Test): void {
    current.isPending = true;
    const responded = (error?: unknown): void => {
      current.isPending = false;
      if (error !== undefined && !isReply(error)) return;
      current.checks = 0;
      isReplica = false;
      onError(error);
    };
    // Redis refuses it if it is a replica, and does nothing otherwise.
    connection.del(NO_KEY).then(() => responded(), responded);
  }

  /** Counts checks instead of time, so that a process that was suspended does not distrust its connections. */
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
    get isReplica() {
      return isReplica;
    },
    onError,
    close: () => clearInterval(timer),
  };
}

function connectionsOf(redis: RedisClient): readonly Redis[] {
  return redis.isCluster ? (redis as Cluster).nodes('master') : [redis as Redis];
}

/** Redis has responded, with an error. */
function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}

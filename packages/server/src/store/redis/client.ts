import type { Cluster, Redis } from 'ioredis';
import type { Script } from './scripts.ts';

export type RedisClient = Redis | Cluster;

/** When something was read, by the clock of Redis, and the generation of the policies at that moment. */
export interface Moment {
  readonly now: number;
  /** Empty on a Cluster; `null` if there are no policies. */
  readonly generation: string | null;
}

/** Sessions as one command has read them; `null` for missing ones. */
export interface Reading extends Moment {
  readonly values: readonly (string | null)[];
}

/** All `keys` must be in one slot. */
export type RunScript = (
  script: Script,
  keys: readonly string[],
  args?: readonly (string | number)[],
) => Promise<unknown>;

/** Commands to Redis. They reject with `StoreUnavailableError` after the timeout. */
export interface RedisCalls {
  readonly run: RunScript;
  /** Reads one session, the clock and the generation of the policies, at one moment. */
  readonly read: (tokenHash: string) => Promise<Reading>;
  call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T>;
}

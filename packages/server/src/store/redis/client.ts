import type { Cluster, Redis } from 'ioredis';
import type { Script } from './scripts.ts';

export type RedisClient = Redis | Cluster;

/** By the clock of Redis. */
export interface Moment {
  readonly now: number;
  /** Of the policies. Empty on a Cluster; `null` without policies. */
  readonly generation: string | null;
}

/** `null` for missing sessions. */
export interface Reading extends Moment {
  readonly values: readonly (string | null)[];
}

/** `keys` must be in one slot. */
export type RunScript = (
  script: Script,
  keys: readonly string[],
  args?: readonly (string | number)[],
) => Promise<unknown>;

export interface RedisCalls {
  readonly run: RunScript;
  /** Everything is of one moment. */
  readonly read: (tokenHash: string) => Promise<Reading>;
  call<T>(command: (redis: RedisClient) => Promise<T>): Promise<T>;
}

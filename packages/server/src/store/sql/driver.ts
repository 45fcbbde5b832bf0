import { setTimeout as delay } from 'node:timers/promises';
import { NewerSchemaError, StoreUnavailableError, TokenUsedError } from '../../errors.ts';
import type { Turns } from '../../turns.ts';

/** Runs one statement with `$1`-style parameters and returns its rows. */
export interface SqlQuery {
  query(text: string, params?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

/** Receives the messages of a channel. */
export interface SqlListener {
  onMessage(message: string): void;
  /** Called once it listens, and again after each interruption. */
  onListening(): void;
}

/** What the SQL store needs of a PostgreSQL driver. `openPGlite` and `postgres` return one. */
export interface Sql extends SqlQuery {
  /**
   * How long an operation may take, in ms, all waits included.
   *
   * @default no limit
   */
  readonly timeoutMs?: number;
  /** @param until - when the operation must be over, as `performance.now()` counts; default: after `timeoutMs` */
  query(text: string, params?: readonly unknown[], until?: number): Promise<readonly Record<string, unknown>[]>;
  /**
   * Runs `work` in one READ COMMITTED transaction, which is rolled back if it rejects.
   *
   * @param until - as with `query`
   */
  transaction<T>(work: (sql: SqlQuery) => Promise<T>, until?: number): Promise<T>;
  /**
   * Listens to NOTIFY, and listens again after an interruption. Resolves after the first attempt, with a function that
   * stops. Omit it if only this process uses the database.
   */
  listen?(channel: string, listener: SqlListener): Promise<() => void>;
  /** Called after each sweep. Omit it if the database vacuums its tables and truncates its log by itself. */
  maintain?(): Promise<void>;
  close(): Promise<void>;
}

/** Its errors are a store's. */
export interface AvailableSql extends Pick<Sql, 'query' | 'transaction'> {
  /** Of an operation that begins now, by `performance.now()`. */
  deadline(): number;
}

/** On a replica, revoked sessions may still be active. */
export function replicaError(): Error {
  return new Error('PostgreSQL is a replica: what it returns may be outdated.');
}

/** lock_not_available. No operation waits for a lock with a connection, which others need. */
const LOCKED = '55P03';

/** And serialization_failure, deadlock_detected: nothing was written. */
const TRY_AGAIN: readonly unknown[] = [LOCKED, '40001', '40P01'];

/** Repeated as if a row were locked. */
export class LockedError extends Error {
  readonly code: string = LOCKED;
}

export function withAvailability(sql: Sql, turn: Turns = (job) => job()): AvailableSql {
  const deadline = (): number => performance.now() + (sql.timeoutMs ?? Number.POSITIVE_INFINITY);
  return {
    deadline,
    query: (text, params, until = deadline()) =>
      attempt(() => turn(() => sql.query(text, params, until), until), until),
    transaction: (work, until = deadline()) => attempt(() => turn(() => sql.transaction(work, until), until), until),
  };
}

async function attempt<T>(action: () => Promise<T>, until: number): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await action();
    } catch (cause) {
      const isConflict = TRY_AGAIN.includes((cause as { code?: unknown } | null)?.code);
      const pauseMs = lockPause(attempts);
      if (!isConflict || performance.now() + pauseMs > until) {
        const isOurs = [StoreUnavailableError, TokenUsedError, NewerSchemaError].some((type) => cause instanceof type);
        throw isOurs ? cause : new StoreUnavailableError(cause);
      }
      await delay(pauseMs);
    }
  }
}

/** In ms. Random, so that attempts do not collide again; up to a quarter of a second or so. */
export function lockPause(attempts: number): number {
  return (5 + 15 * Math.random()) * 2 ** Math.min(attempts - 1, 4);
}

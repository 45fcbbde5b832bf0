import { StoreUnavailableError, TokenUsedError } from '../../errors.ts';

/** Runs one statement with `$1`-style parameters and answers its rows. */
export interface SqlQuery {
  query(text: string, params?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

/** What a node wants to hear on a channel. */
export interface SqlListener {
  onMessage(message: string): void;
  /** It hears from now on; called again after each interruption. */
  onListening(): void;
}

/** The little that the SQL store asks of a PostgreSQL driver: `openPGlite` and `postgres` answer one. */
export interface Sql extends SqlQuery {
  /** Runs all of `work` in one READ COMMITTED transaction, rolled back if it rejects. */
  transaction<T>(work: (sql: SqlQuery) => Promise<T>): Promise<T>;
  /**
   * Listens to NOTIFY, and comes back by itself after an interruption. Resolves after the first attempt, with its own
   * undo. Left out where this process alone uses the database.
   */
  listen?(channel: string, listener: SqlListener): Promise<() => void>;
  close(): Promise<void>;
}

/** serialization_failure and deadlock_detected: nothing was written, and the next attempt will do. */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01'];
const ATTEMPTS = 3;

/** Tells a database that does not answer from every other mistake, and repeats what was refused for bad timing. */
export function withAvailability(sql: Sql): Sql {
  return {
    ...sql,
    query: (text, params) => attempt(() => sql.query(text, params)),
    transaction: (work) => attempt(() => sql.transaction(work)),
    close: () => sql.close(),
  };
}

async function attempt<T>(action: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left--) {
    try {
      return await action();
    } catch (cause) {
      if (left > 0 && TRY_AGAIN.includes((cause as { code?: unknown } | null)?.code)) continue;
      const isOurs = cause instanceof StoreUnavailableError || cause instanceof TokenUsedError;
      throw isOurs ? cause : new StoreUnavailableError(cause);
    }
  }
}

import { NewerSchemaError, StoreUnavailableError, TokenUsedError } from '../../errors.ts';

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
  /** Runs `work` in one READ COMMITTED transaction, which is rolled back if it rejects. */
  transaction<T>(work: (sql: SqlQuery) => Promise<T>): Promise<T>;
  /**
   * Listens to NOTIFY, and listens again after an interruption. Resolves after the first attempt, with a function that
   * stops. Omit it if only this process uses the database.
   */
  listen?(channel: string, listener: SqlListener): Promise<() => void>;
  close(): Promise<void>;
}

/** serialization_failure and deadlock_detected: nothing was written, so the statement is repeated. */
const TRY_AGAIN: readonly unknown[] = ['40001', '40P01'];
const ATTEMPTS = 3;

/**
 * Repeats statements after conflicts. Converts all other errors to `StoreUnavailableError`, except those of
 * Curfew itself.
 */
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
      const isOurs = [StoreUnavailableError, TokenUsedError, NewerSchemaError].some((type) => cause instanceof type);
      throw isOurs ? cause : new StoreUnavailableError(cause);
    }
  }
}

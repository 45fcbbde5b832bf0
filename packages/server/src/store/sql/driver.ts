import { StoreUnavailableError } from '../../errors.ts';

/** Runs one statement with `$1`-style parameters and answers its rows. */
export interface SqlQuery {
  query(text: string, params?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

/**
 * The little that the SQL store asks of a PostgreSQL driver. `openPGlite` answers one; a pool of `pg` is wrapped in a
 * dozen lines.
 */
export interface Sql extends SqlQuery {
  /** Runs all of `work` in one READ COMMITTED transaction, rolled back if it rejects. */
  transaction<T>(work: (sql: SqlQuery) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Tells a database that does not answer from every other mistake. */
export function withAvailability(sql: Sql): Sql {
  return {
    query: (text, params) => sql.query(text, params).catch(unavailable),
    transaction: (work) => sql.transaction(work).catch(unavailable),
    close: () => sql.close(),
  };
}

function unavailable(cause: unknown): never {
  throw cause instanceof StoreUnavailableError ? cause : new StoreUnavailableError(cause);
}

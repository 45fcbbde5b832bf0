import { postgresStore } from '@curfew/server/postgres';
import pg from 'pg';
import { reasonOf, StartError } from '../start-error.ts';
import type { OpenedStore } from './opened-store.ts';

/** The database cancels a slower statement, and its request fails with 503. */
const TIMEOUT_MS = 5_000;

export async function openPostgres(url: string, connections: number): Promise<OpenedStore> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'curfew',
    keepAlive: true,
    connectionTimeoutMillis: TIMEOUT_MS,
    statement_timeout: TIMEOUT_MS,
  });
  try {
    const store = postgresStore(pool, { timeoutMs: TIMEOUT_MS });
    await store.open();
    return {
      store: {
        ...store,
        async close() {
          await store.close();
          await pool.end();
        },
      },
      connections: () => ({
        idle: pool.idleCount,
        busy: pool.totalCount - pool.idleCount,
        wanted: pool.waitingCount,
      }),
    };
  } catch (error) {
    await pool.end();
    const { host, pathname } = new URL(url);
    throw new StartError(
      `The database ${host}${pathname} of DATABASE_URL cannot be used (${reasonOf(error)}): start it, or correct DATABASE_URL.`,
    );
  }
}

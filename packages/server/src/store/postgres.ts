import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type LazyStore, lazyStore } from './lazy-store.ts';
import type { Sql, SqlListener, SqlQuery } from './sql/driver.ts';
import { sqlStore } from './sql/store.ts';

/** The parts of a `pg` client that are used. */
export interface PgClient {
  query(statement: { text: string; values: unknown[]; name?: string }): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: 'error' | 'end', listener: () => void): unknown;
  on(event: 'notification', listener: (message: { payload?: string | undefined }) => void): unknown;
  release(destroy?: boolean): void;
}

/** The parts of a `pg` `Pool` that are used. */
export interface PgPool {
  connect(): Promise<PgClient>;
  on(event: 'error', listener: () => void): unknown;
}

/** Options of {@link postgres}. */
export interface PostgresOptions {
  /**
   * How long an operation may take, in ms, including the wait for a connection. After that the store is unavailable.
   *
   * @default 5_000
   */
  readonly timeoutMs?: number;
  /**
   * Whether statements are prepared once per connection. Disable it for PgBouncer before 1.21.
   *
   * @default true
   */
  readonly prepare?: boolean;
}

/** The pause between two attempts to listen, in ms. */
const LISTEN_AGAIN_MS = 1_000;

/**
 * Creates a store in PostgreSQL 13 or newer, with a pool of the package `pg`. The store opens with its first use, or by
 * `open()`. One connection of the pool listens to other nodes, so the pool needs at least two. Closing the store does not
 * end the pool.
 *
 * `open()` rejects if a newer Curfew has created the tables.
 *
 * @example
 * const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
 * const curfew = createCurfew({ store: postgresStore(pool), policies: { default: { idle: '15m', max: '12h' } } });
 */
export function postgresStore(pool: PgPool, options?: PostgresOptions): LazyStore {
  return lazyStore(() => sqlStore(postgres(pool, options)));
}

/**
 * Creates a driver for PostgreSQL 13 or newer, with a pool of the package `pg`. One connection listens to other nodes,
 * so the pool needs at least two. Closing the store does not end the pool.
 *
 * @example
 * import pg from 'pg';
 * const store = await sqlStore(postgres(new pg.Pool({ connectionString: process.env.DATABASE_URL })));
 */
export function postgres(pool: PgPool, { timeoutMs = 5_000, prepare = true }: PostgresOptions = {}): Sql {
  // The pool replaces idle connections that break. Without a listener, the error would end the process.
  pool.on('error', () => {});
  const known = new WeakSet<PgClient>();

  /** Releases a connection that arrives after the timeout. */
  async function connect(): Promise<PgClient> {
    const coming = pool.connect();
    const client = await within(timeoutMs, coming).catch((error) => {
      coming.then((late) => late.release()).catch(() => {});
      throw error;
    });
    // The statement in progress rejects too. Without a listener, the error would end the process.
    if (!known.has(client)) client.on('error', () => {});
    known.add(client);
    return client;
  }

  async function use<T>(work: (sql: SqlQuery) => Promise<T>): Promise<T> {
    const client = await connect();
    let isBroken = true;
    try {
      const result = await within(timeoutMs, work(queryOf(client, prepare)));
      isBroken = false;
      return result;
    } catch (error) {
      isBroken = (error as { severity?: unknown } | null)?.severity !== 'ERROR';
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  async function listenOnce(channel: string, listener: SqlListener): Promise<{ gone: Promise<void>; stop(): void }> {
    const client = await connect();
    const gone = new Promise<void>((done) => {
      client.on('error', done);
      client.on('end', done);
    });
    client.on('notification', ({ payload = '' }) => listener.onMessage(payload));
    try {
      await within(timeoutMs, client.query({ text: `listen ${channel}`, values: [] }));
    } catch (error) {
      client.release(true);
      throw error;
    }
    listener.onListening();
    let isReleased = false;
    const stop = (): void => {
      if (!isReleased) client.release(true);
      isReleased = true;
    };
    return { gone, stop };
  }

  return {
    query: (text, params) => use((sql) => sql.query(text, params)),

    transaction: (work) =>
      use(async (sql) => {
        await sql.query('begin');
        try {
          const result = await work(sql);
          await sql.query('commit');
          return result;
        } catch (error) {
          await sql.query('rollback');
          throw error;
        }
      }),

    async listen(channel, listener) {
      let isLeft = false;
      let current = await listenOnce(channel, listener).catch(() => null);
      void (async () => {
        while (!isLeft) {
          await current?.gone;
          current?.stop();
          if (isLeft) return;
          await delay(LISTEN_AGAIN_MS, undefined, { ref: false });
          current = await listenOnce(channel, listener).catch(() => null);
        }
        current?.stop();
      })();
      return () => {
        isLeft = true;
        current?.stop();
      };
    },

    async close() {},
  };
}

function queryOf(client: PgClient, prepare: boolean): SqlQuery {
  return {
    async query(text, params = []) {
      const named = prepare && params.length > 0 ? { name: nameOf(text) } : {};
      return (await client.query({ text, values: [...params], ...named })).rows;
    },
  };
}

const names = new Map<string, string>();

/** The same text has the same name in every process. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `curfew_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  names.set(text, name);
  return name;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`PostgreSQL did not respond within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

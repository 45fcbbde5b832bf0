import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { within } from '../within.ts';
import { type LazyStore, lazyStore } from './lazy-store.ts';
import { replicaError, type Sql, type SqlListener, type SqlQuery } from './sql/driver.ts';
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
  on(event: 'connect', listener: (client: PgClient) => void): unknown;
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
   * Whether statements are prepared once per connection. Disable it for PgBouncer in transaction mode, unless its
   * `max_prepared_statements` is above 0, as by default since 1.24.
   *
   * @default true
   */
  readonly prepare?: boolean;
}

/** Then the transaction is repeated: others need its connection. */
const LOCK_MS = 200;

const LISTEN_AGAIN_MS = 1_000;

const guarded = new WeakSet<PgPool>();

/**
 * Without a listener, a connection that breaks would end the process: an idle one, and one that PostgreSQL ends in the same moment
 * in which it opens, as at a restart. While the database is down, each opening of the store calls this again.
 */
function guard(pool: PgPool): void {
  if (guarded.has(pool)) return;
  guarded.add(pool);
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
}

/**
 * Creates a store in PostgreSQL 13 or newer, with a pool of the package `pg`. The store opens with its first use, or by
 * `open()`. One connection of the pool listens to other nodes, so the pool needs at least two. Closing the store does not
 * end the pool. Without a `statement_timeout` the process is warned.
 *
 * `open()` rejects if a newer Curfew has created the tables.
 *
 * @example
 * const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, statement_timeout: 5_000 });
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
  guard(pool);
  const deadline = (): number => performance.now() + timeoutMs;
  const usedAt = new WeakMap<PgClient, number>();
  /** Connections that were last used before may be broken too. */
  let brokenAt = Number.NEGATIVE_INFINITY;
  let isWarned = false;

  async function connect(until: number): Promise<PgClient> {
    for (;;) {
      const client = await free(until);
      if (!usedAt.has(client)) await initialize(client, until);
      const last = usedAt.get(client) ?? performance.now();
      usedAt.set(client, last);
      if (last >= brokenAt) return client;
      client.release(true);
    }
  }

  /** A primary becomes a replica only by a restart. */
  async function initialize(client: PgClient, until: number): Promise<void> {
    // Without a listener, the error would end the process.
    client.on('error', ignore);
    try {
      const answer = client.query({ text: 'select pg_is_in_recovery() as is_replica', values: [] });
      const { rows } = await within(until - performance.now(), answer, late);
      if (rows[0]?.is_replica) throw replicaError();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async function free(until: number): Promise<PgClient> {
    const coming = pool.connect();
    try {
      return await within(until - performance.now(), coming, late);
    } catch (error) {
      coming.then((client) => client.release()).catch(() => {});
      throw error;
    }
  }

  // The server would keep the locks of a silent connection for hours. With another isolation, which may be the database's default,
  // what waits for a lock does not see what was written before it.
  const begin = `begin isolation level read committed; set local idle_in_transaction_session_timeout = ${Math.ceil(timeoutMs)}; set local lock_timeout = ${LOCK_MS}`;
  const late = (): Error => new Error(`PostgreSQL did not respond within ${timeoutMs} ms.`);

  async function use<T>(work: (sql: SqlQuery) => Promise<T>, until = deadline()): Promise<T> {
    const client = await connect(until);
    const startedAt = performance.now();
    let isBroken = false;
    let brokenBefore = Number.NEGATIVE_INFINITY;
    const sql: SqlQuery = {
      async query(text, params = []) {
        try {
          return (await client.query(statementOf(text, params, prepare))).rows;
        } catch (error) {
          if (breaks(error)) {
            isBroken = true;
            brokenBefore = performance.now();
          }
          throw error;
        }
      },
    };
    try {
      return await within(until - performance.now(), work(sql), () => {
        isBroken = true;
        // With less time it may only be slow. What has responded since works.
        if (until - startedAt >= timeoutMs / 2) brokenBefore = startedAt;
        return late();
      });
    } finally {
      brokenAt = Math.max(brokenAt, brokenBefore);
      if (!isBroken) usedAt.set(client, performance.now());
      client.release(isBroken);
    }
  }

  /** Statements that got 503 would wait in the database until it has no connection left. */
  function warnWithout(timeout: Record<string, unknown> | undefined): void {
    if (timeout?.setting !== '0' || isWarned) return;
    isWarned = true;
    const text = `postgresStore: the pool has no statement_timeout. Set it to ${timeoutMs}, so that PostgreSQL ends statements for which Curfew has stopped waiting.`;
    process.emitWarning(text, { code: 'CURFEW_STATEMENT_TIMEOUT' });
  }

  async function listenOnce(channel: string, listener: SqlListener): Promise<{ gone: Promise<void>; stop(): void }> {
    const client = await connect(deadline());
    const ask = (text: string) => within(timeoutMs, client.query({ text, values: [] }), late);
    client.on('notification', ({ payload = '' }) => listener.onMessage(payload));
    try {
      await ask(`listen ${channel}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    listener.onListening();
    ask(`select current_setting('statement_timeout') as setting`).then(({ rows }) => warnWithout(rows[0]), ignore);
    let check: NodeJS.Timeout | undefined;
    const gone = new Promise<void>((done) => {
      client.on('error', done);
      client.on('end', done);
      // A silent connection reports no error, and a server that became read-only has handed over to another.
      check = setInterval(() => {
        ask(`select 1 where current_setting('transaction_read_only') = 'off'`)
          .then(({ rows }) => rows.length === 0 && done())
          .catch(() => done());
      }, timeoutMs).unref();
    });
    let isReleased = false;
    const stop = (): void => {
      clearInterval(check);
      if (!isReleased) client.release(true);
      isReleased = true;
    };
    return { gone, stop };
  }

  return {
    timeoutMs,
    query: (text, params, until) => use((sql) => sql.query(text, params), until),

    transaction: (work, until) =>
      use(async (sql) => {
        await sql.query(begin);
        try {
          const result = await work(sql);
          await sql.query('commit');
          return result;
        } catch (error) {
          await sql.query('rollback');
          throw error;
        }
      }, until),

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

function ignore(): void {}

/** Of a former primary: new connections may reach the present one. */
const READ_ONLY = '25006';

/** After other errors of severity ERROR a connection still works. */
function breaks(error: unknown): boolean {
  const { severity, code } = (error ?? {}) as { severity?: unknown; code?: unknown };
  return severity !== 'ERROR' || code === READ_ONLY;
}

function statementOf(text: string, params: readonly unknown[], prepare: boolean): Parameters<PgClient['query']>[0] {
  const named = prepare && params.length > 0 ? { name: nameOf(text) } : {};
  return { text, values: [...params], ...named };
}

const names = new Map<string, string>();

/** The same in every process. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `curfew_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  names.set(text, name);
  return name;
}

import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { lockDirectory } from './directory-lock.ts';
import { type LazyStore, lazyStore } from './lazy-store.ts';
import type { Sql } from './sql/driver.ts';
import { CLOCK_GUARD, CLOCK_NOW } from './sql/statements.ts';
import { sqlStore } from './sql/store.ts';
import { createClockGuard } from './steady-clock.ts';

export { DirectoryInUseError } from './directory-lock.ts';

/** Options of {@link openPGlite}. */
export interface PGliteOptions {
  /**
   * The clock of sessions, in ms since the Unix epoch.
   *
   * @default the machine's clock; setting it while the process runs moves no deadline
   */
  readonly now?: () => number;
}

/**
 * Creates a store in PGlite, a PostgreSQL inside this process. The package `@electric-sql/pglite` must be installed. The
 * store opens with its first use, or by `open()`. The first opening of a directory takes some seconds, because it creates
 * the database.
 *
 * `open()` rejects with a {@link DirectoryInUseError} if another process uses the directory.
 *
 * @param directory - created if it does not exist, and locked for this process; `'memory'` keeps nothing
 * @example
 * const curfew = createCurfew({ store: pgliteStore('.data'), policies: { default: { idle: '15m', max: '12h' } } });
 */
export function pgliteStore(directory: string, options?: PGliteOptions): LazyStore {
  return lazyStore(async () => {
    const driver = await openPGlite(directory, options);
    try {
      return await sqlStore(driver);
    } catch (error) {
      await driver.close();
      throw error;
    }
  });
}

/**
 * Opens PGlite, a PostgreSQL inside this process. The package `@electric-sql/pglite` must be installed. The first start
 * in a directory takes some seconds, because it creates the database.
 *
 * @param directory - created if it does not exist, and locked for this process; `'memory'` stores nothing on disk
 * @throws DirectoryInUseError if another process uses the directory, because both would corrupt it
 * @example
 * const store = await sqlStore(await openPGlite('.data'));
 */
export async function openPGlite(directory: string, { now }: PGliteOptions = {}): Promise<Sql> {
  const pglite = await import('@electric-sql/pglite').catch((cause) => {
    throw new Error(
      'pgliteStore cannot load @electric-sql/pglite. If it is missing: npm install @electric-sql/pglite',
      { cause },
    );
  });
  const clock: Clock = now ? { setting: CLOCK_NOW, read: now } : { setting: CLOCK_GUARD, read: createClockGuard() };
  if (directory === 'memory') return driver(await pglite.PGlite.create('memory://'), clock);

  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    return driver(await pglite.PGlite.create(join(directory, 'pgdata')), clock, { directory, unlock });
  } catch (error) {
    await unlock();
    throw toError(error);
  }
}

/** ENOSPC, as WASI numbers it. */
const NO_SPACE = 51;

/** PGlite's file system throws objects without a message. */
function toError(cause: unknown): Error {
  if (cause instanceof Error) return cause;
  const { errno } = (cause ?? {}) as { errno?: unknown };
  return new Error(errno === NO_SPACE ? 'the disk is full' : `error ${errno} of its file system`, { cause });
}

/** Four files of the log. PGlite writes the next one, and removes none by itself. */
const MOST_LOG_BYTES = 64 * 2 ** 20;

const LOG_BYTES = 'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) as bytes from pg_control_checkpoint()';

/** PGlite has none of the processes that do this in a PostgreSQL. No request is answered meanwhile. */
const MAINTENANCE = ['vacuum curfew_session', 'vacuum curfew_audit', 'checkpoint'];

/** A setting of the database that its statements read, in ms. */
interface Clock {
  readonly setting: string;
  readonly read: () => number;
}

function driver(db: PGlite, clock: Clock, on?: { readonly directory: string; unlock(): Promise<void> }): Sql {
  let known = 0;

  async function setClock(): Promise<void> {
    const value = Math.round(clock.read());
    if (value === known) return;
    known = value;
    await db.query('select set_config($1, $2, false)', [clock.setting, String(value)]);
  }

  async function closeBoth(): Promise<void> {
    try {
      await db.close();
    } finally {
      await on?.unlock();
    }
  }

  let closing: Promise<void> | undefined;
  return {
    async query(text, params = []) {
      await setClock();
      return (await db.query<Record<string, unknown>>(text, [...params])).rows;
    },
    async transaction(work) {
      await setClock();
      return db.transaction((tx) =>
        work({
          query: async (text, params = []) => (await tx.query<Record<string, unknown>>(text, [...params])).rows,
        }),
      );
    },
    async maintain() {
      const { rows } = await db.query<{ bytes: string }>(LOG_BYTES);
      if (Number(rows[0]?.bytes) < MOST_LOG_BYTES) return;
      const disk = on && (await statfs(on.directory));
      // On a full disk a checkpoint fails, and PGlite then hangs.
      if (disk && disk.bavail * disk.bsize < MOST_LOG_BYTES) return;
      for (const statement of MAINTENANCE) await db.query(statement);
    },
    close() {
      closing ??= closeBoth();
      return closing;
    },
  };
}

import { memoryStore, type Store } from '@curfew/server';
import { DirectoryInUseError, type PGliteOptions, pgliteStore } from '@curfew/server/pglite';
import type { Logger } from 'pino';
import type { StoreSettings } from '../settings.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { openPostgres } from './open-postgres.ts';
import { openRedis } from './open-redis.ts';
import type { OpenedStore } from './opened-store.ts';

/** Does not retry: the supervisor restarts the server. Databases have clocks of their own. */
export async function openStore(settings: StoreSettings, log: Logger, now?: () => number): Promise<OpenedStore> {
  const time = now ? { now } : {};
  switch (settings.kind) {
    case 'memory':
      return { store: memoryStore(time), connections: null };
    case 'pglite':
      return { store: await openDirectory(settings.directory, time), connections: null };
    case 'postgres':
      return openPostgres(settings.url, settings.connections);
    case 'redis':
      return { store: await openRedis(settings.urls, log), connections: null };
  }
}

async function openDirectory(directory: string, time: PGliteOptions): Promise<Store> {
  try {
    const store = pgliteStore(directory, time);
    await store.open();
    return store;
  } catch (error) {
    if (error instanceof DirectoryInUseError) {
      throw new StartError(`${error.message.slice(0, -1)}: stop it, or set CURFEW_DATA_DIR to another directory.`);
    }
    throw new StartError(`The data directory ${directory} cannot be used (${reasonOf(error)}).`);
  }
}

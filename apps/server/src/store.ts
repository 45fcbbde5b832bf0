import { memoryStore, type Store, sqlStore } from '@curfew/server';
import { DirectoryInUseError, openPGlite } from '@curfew/server/pglite';
import { StartError } from './start-error.ts';

/**
 * Opens the store in a data directory; `null` keeps everything in memory.
 *
 * @throws StartError if the directory cannot be used, or another process uses it
 */
export async function openStore(directory: string | null): Promise<Store> {
  if (directory === null) return memoryStore();
  try {
    return await sqlStore(await openPGlite(directory));
  } catch (error) {
    if (error instanceof DirectoryInUseError) {
      throw new StartError(`${error.message.slice(0, -1)}: stop it, or set CURFEW_DATA_DIR to a directory of its own.`);
    }
    throw new StartError(`The data directory ${directory} cannot be used (${reason(error)}).`);
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

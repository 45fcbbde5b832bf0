import { systemClock } from '../browser/clock.ts';
import { localStorageAdapter } from '../browser/local-storage.ts';
import type { Clock, StorageAdapter } from '../ports.ts';
import { readMessage, type SessionSnapshot, snapshotAt } from '../state/index.ts';

/** Options of {@link readSnapshot}. */
export interface ReadSnapshotOptions {
  /**
   * The storage that the session uses.
   *
   * @default localStorageAdapter()
   */
  readonly storage?: Pick<StorageAdapter, 'read'>;
  /** @default systemClock() */
  readonly clock?: Clock;
}

/**
 * The snapshot that follows from this browser's storage, without starting anything: for the first script of a page,
 * which decides before the first paint. The status is `pending` if nothing is stored. The server may know of an end
 * that the browser does not.
 *
 * @example
 * if (readSnapshot().status === 'ended') location.replace('/sign-in');
 */
export function readSnapshot({
  storage = localStorageAdapter(),
  clock = systemClock(),
}: ReadSnapshotOptions = {}): SessionSnapshot {
  const written = readMessage(storage.read());
  if (written) clock.adopt(written);
  return snapshotAt(written?.facts ?? null, clock.now());
}

import { systemClock } from '../browser/clock.ts';
import { localStorageAdapter } from '../browser/local-storage.ts';
import type { Clock, StorageAdapter } from '../ports.ts';
import { readMessage, type SessionSnapshot, snapshotAt } from '../state/index.ts';

/** Options of {@link readSnapshot}. */
export interface ReadSnapshotOptions {
  /** The one that the session is given. {@link localStorageAdapter} by default. */
  readonly storage?: Pick<StorageAdapter, 'read'>;
  readonly clock?: Clock;
}

/**
 * What this browser knows of the session right now, at once and without starting anything: for the first script of a
 * page, which must decide before the first paint. `pending` where there is no record. It is the browser's word, not
 * the server's.
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

import { systemClock } from '../browser/clock.ts';
import { localStorageAdapter } from '../browser/local-storage.ts';
import { signInPage } from '../browser/sign-in-page.ts';
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
  /** The page that signs in, as for `createSession`: there `signingIn` is true after an end. */
  readonly signInPage?: string | ((location: Location) => boolean);
  /** @default systemClock() */
  readonly clock?: Clock;
}

/**
 * The snapshot that follows from this browser's storage, without starting anything: for the first script of a page,
 * which decides before the first paint. The status is `pending` if nothing is stored. The server may know of an end
 * that the browser does not.
 *
 * @example
 * const { status, signingIn } = readSnapshot({ signInPage: '/sign-in' });
 * if (status === 'ended' && !signingIn) location.replace('/sign-in');
 */
export function readSnapshot({
  storage = localStorageAdapter(),
  clock = systemClock(),
  signInPage: page,
}: ReadSnapshotOptions = {}): SessionSnapshot {
  const written = readMessage(storage.read());
  if (written) clock.adopt(written);
  const snapshot = snapshotAt(written?.facts ?? null, clock.now());
  return { ...snapshot, signingIn: snapshot.status === 'ended' && page !== undefined && signInPage(page).isHere() };
}

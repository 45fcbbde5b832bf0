// @ts-nocheck
import { systemClock } from './clock/system.ts';
import { readEnvelope, type SessionSnapshot, snapshotAt } from './model/index.ts';
import type { Clock, RecordStore } from './ports.ts';
import { localRecord } from './storage/local.ts';

/** Options of {@link readSnapshot}. */
export interface ReadSnapshotOptions {
  /** The one that the session is given. {@link localRecord} by default. */
  readonly storage?: Pick<RecordStore, 'read'>;
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
  storage = localRecord(),
  clock = systemClock(),
}: ReadSnapshotOptions = {}): SessionSnapshot {
  const written = readEnvelope(storage.read());
  if (written) clock.adopt(written);
  return snapshotAt(written?.facts ?? null, clock.now());
}

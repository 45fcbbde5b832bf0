import type { Facts } from '../state/facts.ts';
import { LONGEST_ACCOUNT, UUIDV7 } from '../state/parse.ts';
import { uuidv7 } from '../state/uuid.ts';

/** `known`: facts of sessions that the id must sort after. */
export function nextId(known: readonly Facts[], now: number, given?: string): string {
  // A sign-in replaces a provisional session, whatever its id is.
  const isLater = known.every(({ id, provisional }) => provisional || id < (given ?? ''));
  if (given !== undefined && !(isLater && UUIDV7.test(given)))
    throw new RangeError('session.signedIn needs a UUIDv7 that sorts after the ids before it: leave the id out.');
  const last = known
    .map(({ id }) => id)
    .sort()
    .at(-1);
  return given ?? uuidv7(now, crypto.getRandomValues(new Uint8Array(10)), last);
}

export function assertAccount(account: string | undefined): void {
  if (account === '' || (account && account.length > LONGEST_ACCOUNT))
    throw new RangeError(
      'session.signedIn needs an account of 1 to 64 characters, such as a keyed hash of the user id.',
    );
}

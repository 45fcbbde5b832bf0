import type { SessionSnapshot } from '@curfew/core';
import { isTimeout } from '@curfew/core/state';

/** The page behind the screen, and whose it is. */
export interface KeptPage {
  /**
   * - `new`: no session has been active in it.
   * - `shown`: its session is active, or it is not certain that it has ended.
   * - `kept`: covered until the same person has signed in again.
   * - `discarded`: never shown again.
   */
  readonly state: 'new' | 'shown' | 'kept' | 'discarded';
  /** The account of the person whose page it is; `null` if none is known, or the page is discarded. */
  readonly account: string | null;
  /** Until when it is kept, by the session clock, in ms; `null` unless it is kept. */
  readonly until: number | null;
  /** How many pages were discarded so far: what is mounted now must not be of an earlier one. */
  readonly discards: number;
}

/** The page before a session is known. */
export const NEW_PAGE: KeptPage = { state: 'new', account: null, until: null, discards: 0 };

/** Call it with each snapshot, and when `until` has passed. Returns the same object if nothing changes. */
export function nextPage(page: KeptPage, snapshot: SessionSnapshot, keepForMs: number, now: number): KeptPage {
  const { status, account, endsAt, reason, replaced, signingIn } = snapshot;
  const isOver = page.until !== null && now >= page.until;
  if (status === 'pending' || snapshot.verifying) return isOver ? discarded(page) : page;
  const isSamePerson = page.account === null || page.account === account;
  if (status !== 'ended') {
    const isOther = page.state !== 'discarded' && (isOver || !isSamePerson);
    if (page.state === 'shown' && page.account === account) return page;
    return { state: 'shown', account, until: null, discards: page.discards + Number(isOther) };
  }
  // It has no content of a session yet.
  if (page.state === 'discarded' || (page.state === 'new' && signingIn)) return page;
  const until = (endsAt ?? 0) + keepForMs;
  const isKept = page.state !== 'new' && isTimeout(reason) && !replaced && now < until;
  if (!isKept || account === null || !isSamePerson) return discarded(page);
  return page.until === until ? page : { ...page, state: 'kept', account, until };
}

function discarded({ discards }: KeptPage): KeptPage {
  return { state: 'discarded', account: null, until: null, discards: discards + 1 };
}

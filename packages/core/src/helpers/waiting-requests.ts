import type { Session } from '../api.ts';
import { type EndReason, isTimeout, type SessionSnapshot } from '../state/index.ts';
import { SessionEndedError } from './session-ended-error.ts';

/** The requests of one page that are not sent yet. */
export interface WaitingRequests {
  /** The account of the person whose page this is; `null` if none is known. */
  account(): string | null;
  /**
   * Resolves as soon as a request of that account may be sent. While it is not known whose session the browser has, it
   * waits.
   *
   * @param waits - whether it also waits for a sign-in of the same person, after an end by a timeout
   * @returns a promise that rejects with a {@link SessionEndedError}, or with the reason of `signal`
   */
  allowed(account: string | null, signal: AbortSignal | null | undefined, waits: boolean): Promise<void>;
}

/**
 * @param options.waitMs - how long after the end a request waits, in ms
 * @param options.limit - how many requests wait at once
 */
export function createWaitingRequests(
  session: Session,
  { waitMs, limit }: { readonly waitMs: number; readonly limit: number },
): WaitingRequests {
  const { clock } = session;
  /** The latest snapshot of a session that was known. After a sign-in there is none until the server has answered. */
  let last = session.getSnapshot();
  let count = 0;
  session.subscribe(() => {
    const snapshot = session.getSnapshot();
    if (snapshot.status !== 'pending') last = snapshot;
  });

  return {
    account() {
      const { status, account } = session.getSnapshot();
      if (status !== 'pending') return account;
      return isKept(last) ? last.account : null;
    },
    allowed: (account, signal, waits) =>
      new Promise((resolve, reject) => {
        /** The end after which it waits for a sign-in, and for how long. */
        let ended: EndReason | null = null;
        let until = Infinity;
        let stopTimer = () => {};
        const unsubscribe = session.subscribe(look);
        signal?.addEventListener('abort', onAbort);

        function settle(error?: unknown): void {
          unsubscribe();
          stopTimer();
          signal?.removeEventListener('abort', onAbort);
          if (ended) count--;
          if (error) reject(error);
          else resolve();
        }

        function onAbort(): void {
          settle(signal?.reason);
        }

        function fail(reason: EndReason | null): void {
          settle(new SessionEndedError(reason ?? 'superseded'));
        }

        function wait({ reason, endsAt }: SessionSnapshot): void {
          if (ended) return;
          const at = (endsAt ?? 0) + waitMs;
          if (!reason || count >= limit || at <= clock.now()) {
            fail(reason);
            return;
          }
          count++;
          ended = reason;
          until = at;
          stopTimer = clock.setTimer(() => fail(reason), at - clock.now());
        }

        function look(): void {
          const snapshot = session.getSnapshot();
          const { status, verifying, reason, signingIn } = snapshot;
          if (signal?.aborted) onAbort();
          else if (verifying) return;
          // The timer is late, as after a sleep.
          else if (until <= clock.now()) fail(ended);
          else if (status === 'pending' && account !== null) wait(last);
          else if (status === 'ended' && !signingIn) {
            if (waits && account === snapshot.account && isKept(snapshot)) wait(snapshot);
            else fail(reason);
          } else if (account !== null && account !== snapshot.account) fail('superseded');
          else settle();
        }

        look();
      }),
  };
}

/** Whether the same person may go on with the page after a sign-in. */
function isKept({ status, reason, account, replaced, signingIn }: SessionSnapshot): boolean {
  return status === 'ended' && isTimeout(reason) && account !== null && !replaced && !signingIn;
}

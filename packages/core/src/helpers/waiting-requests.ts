import type { Session } from '../api.ts';
import { type EndReason, isTimeout, type SessionSnapshot } from '../state/index.ts';
import { SessionEndedError } from './session-ended-error.ts';

export interface WaitingRequests {
  /** The account of the page that makes a request now; `null` if it has none, as on the page that signs in. */
  account(): string | null;
  /** Resolves as soon as a request of that account may be sent. With `waits`, an end by a timeout does not reject it. */
  allowed(account: string | null, signal: AbortSignal | null | undefined, waits: boolean): Promise<void>;
}

export function createWaitingRequests(
  session: Session,
  { waitMs, limit }: { readonly waitMs: number; readonly limit: number },
): WaitingRequests {
  const { clock } = session;
  /** The latest that was not pending: after a sign-in the session is unknown until the server answers. */
  let last = session.getSnapshot();
  let count = 0;
  session.subscribe(() => {
    const snapshot = session.getSnapshot();
    if (snapshot.status !== 'pending') last = snapshot;
  });

  return {
    account() {
      const { status, account, signingIn } = session.getSnapshot();
      if (status !== 'pending') return signingIn ? null : account;
      return isKept(last) && !last.signingIn ? last.account : null;
    },
    allowed: (account, signal, waits) =>
      new Promise((resolve, reject) => {
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
          // After a sleep the timer is late.
          else if (until <= clock.now()) fail(ended);
          else if (status === 'pending' && account !== null) wait(last);
          else if (status === 'ended' && !(signingIn && account === null)) {
            if (waits && account === snapshot.account && isKept(snapshot)) wait(snapshot);
            else fail(reason);
          } else if (account !== null && account !== snapshot.account) fail('superseded');
          else settle();
        }

        look();
      }),
  };
}

/** Whether the same person may go on with the page. */
function isKept({ status, reason, account, replaced }: SessionSnapshot): boolean {
  return status === 'ended' && isTimeout(reason) && account !== null && !replaced;
}

import type { Session } from '../api.ts';
import type { EndReason } from '../state/index.ts';

/** Thrown if a request is not sent, or its response is void, because the session has ended. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
  /** Why the session ended. */
  readonly reason: EndReason;

  constructor(reason: EndReason) {
    super(`The session has ended (${reason}). Sign in, then repeat the request.`);
    this.reason = reason;
  }
}

/**
 * A `fetch` for your app's own API that checks the session.
 *
 * After the end it sends no requests: they would carry an expired cookie, or the next user's. While a passed deadline
 * is verified, requests wait. A 401 refreshes the session, once for all concurrent requests. If the session has ended,
 * it ends in every tab and the request rejects. Otherwise the 401 has another cause and is returned. Without a server a
 * 401 is returned unchanged.
 *
 * No request counts as activity. Sign in with the plain `fetch`, or on the `signInPage` of the session.
 *
 * @param session - the session whose cookie the requests carry
 * @param send - the `fetch` to call; the global one by default
 * @returns a function to call as `fetch`, which also rejects with a {@link SessionEndedError}
 * @example
 * const request = guardFetch(session);
 * const orders = await request('/api/orders');
 */
export function guardFetch(
  session: Session,
  send: typeof fetch = (...request: Parameters<typeof fetch>) => fetch(...request),
): typeof fetch {
  let asking: Promise<void> | null = null;

  function ask(): Promise<void> {
    asking ??= session.refresh().finally(() => {
      asking = null;
    });
    return asking;
  }

  return async (...request) => {
    if (isOverdue(session)) await ask();
    await settled(session);
    const response = await send(...request);
    if (response.status !== 401) return response;
    await ask();
    await settled(session);
    return response;
  };
}

/** Whether the deadline has passed and the timer is late, as after a sleep. */
function isOverdue(session: Session): boolean {
  const endsAt = session.getDeadlines()?.endsAt ?? Infinity;
  return session.getSnapshot().status !== 'ended' && endsAt <= session.clock.now();
}

/** Resolves if the session has not ended, once no end is being verified. Rejects if it has. */
function settled(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const unsubscribe = session.subscribe(look);

    function look(): void {
      const { verifying, reason, signingIn } = session.getSnapshot();
      if (verifying) return;
      unsubscribe();
      if (reason && !signingIn) reject(new SessionEndedError(reason));
      else resolve();
    }

    look();
  });
}

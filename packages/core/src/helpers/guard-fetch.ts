import type { Session } from '../api.ts';
import type { EndReason } from '../state/index.ts';

/** A request that was refused, or whose answer is void, because its session is over. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
  /** Why the session ended. */
  readonly reason: EndReason;

  constructor(reason: EndReason) {
    super(`The session is over (${reason}), so this request was not answered. Sign in, then ask again.`);
    this.reason = reason;
  }
}

/**
 * A `fetch` for the host's own API, that knows whether the session lives.
 *
 * Once the session is over no request leaves any more: it would carry a dead cookie, or the next person's. While it is
 * being asked whether it is over, requests wait for the answer. A 401 makes the session ask its server, once for however
 * many of them; if that says that the session is over, it ends in every tab and the request rejects; if not, the 401 was
 * about something else and is returned. Without a server there is nobody to ask, so a 401 is returned as it came.
 *
 * No request counts as activity, whoever caused it. Signing in needs the plain `fetch`.
 *
 * @param session - the session by whose cookie the requests go
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

/** Whether its deadline has passed and no alarm has rung yet, as in a tab that was asleep. */
function isOverdue(session: Session): boolean {
  const endsAt = session.getDeadlines()?.endsAt ?? Infinity;
  return session.getSnapshot().status !== 'ended' && endsAt <= session.clock.now();
}

/** Resolves once it is known that the session is not over. */
function settled(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const unsubscribe = session.subscribe(look);

    function look(): void {
      const { verifying, reason } = session.getSnapshot();
      if (verifying) return;
      unsubscribe();
      if (reason) reject(new SessionEndedError(reason));
      else resolve();
    }

    look();
  });
}

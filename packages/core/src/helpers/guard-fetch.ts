import type { Session } from '../api.ts';
import { refuseUnknown } from '../state/policy-options.ts';
import { createWaitingRequests } from './waiting-requests.ts';

/** Options of {@link guardFetch}. */
export interface GuardFetchOptions {
  /**
   * Sends the requests.
   *
   * @default the global `fetch`
   */
  readonly fetch?: typeof fetch;
  /**
   * What happens to a request after the end. `reject`: it rejects. `wait`: if a timeout has ended the session, the request
   * waits, and is sent after the same person has signed in.
   *
   * @default 'reject'
   */
  readonly whileEnded?: 'reject' | 'wait';
  /**
   * How long after the end requests wait, in ms. Give the gate that keeps the page the same time.
   *
   * @default 28_800_000 (eight hours)
   */
  readonly waitMs?: number;
  /**
   * How many requests wait at once. One more rejects.
   *
   * @default 100
   */
  readonly limit?: number;
}

/**
 * A `fetch` for your app's own API that checks the session. Create one for each session.
 *
 * After the end it sends no requests: they would carry an expired cookie, or the next user's. While a passed deadline
 * is verified, or it is not known whose session the browser has, requests wait. A request that was made in one person's
 * page is never sent with the session of another.
 *
 * A 401 refreshes the session, once for all concurrent requests. If the session has ended, it ends in every tab and the
 * request rejects. Otherwise the 401 has another cause and is returned. Without a server a 401 is returned unchanged.
 *
 * With `whileEnded: 'wait'`, requests outlast a timeout of a session that has an `account`. They are sent in their order
 * after the same person has signed in. A request whose 401 was the end is sent again, unless its body is a stream. All
 * that wait reject as soon as another person has signed in, or the session is known to have ended otherwise. They wait in
 * the page's memory, and are lost if the page is closed.
 *
 * No request counts as activity. Sign in with the plain `fetch`, or on the `signInPage` of the session.
 *
 * @param session - the session whose cookie the requests carry
 * @returns a function to call as `fetch`, which also rejects with a {@link SessionEndedError}. The `signal` of a request
 *   ends its waiting too
 * @throws RangeError unless `waitMs` and `limit` are 0 or more
 * @throws TypeError if an option is unknown
 * @example
 * const request = guardFetch(session, { whileEnded: 'wait' });
 * await request('/api/drafts/7', { method: 'PUT', body: JSON.stringify(draft) });
 */
export function guardFetch(session: Session, options: GuardFetchOptions = {}): typeof fetch {
  const {
    fetch: send = (...request) => globalThis.fetch(...request),
    whileEnded = 'reject',
    waitMs = 28_800_000,
    limit = 100,
    ...unknown
  } = options;
  refuseUnknown('guardFetch', unknown);
  if (!(waitMs >= 0 && limit >= 0)) throw new RangeError('guardFetch needs a waitMs and a limit of 0 or more.');
  const waiting = createWaitingRequests(session, { waitMs, limit });
  let asking: Promise<void> | null = null;

  function ask(): Promise<void> {
    asking ??= session.refresh().finally(() => {
      asking = null;
    });
    return asking;
  }

  return async (...request) => {
    const account = waiting.account();
    const signal = signalOf(request);
    const waits = whileEnded === 'wait';
    const isRepeatable = waits && account !== null && !hasStream(request);
    while (true) {
      if (isOverdue(session)) await ask();
      await waiting.allowed(account, signal, waits);
      const { id } = session.getSnapshot();
      const response = await send(...(isRepeatable ? copyOf(request) : request));
      if (response.status !== 401) return response;
      await ask();
      await waiting.allowed(account, signal, isRepeatable);
      if (!isRepeatable || session.getSnapshot().id === id) return response;
    }
  };
}

type FetchRequest = Parameters<typeof fetch>;

/** After a sleep the timer is late. */
function isOverdue(session: Session): boolean {
  const endsAt = session.getDeadlines()?.endsAt ?? Infinity;
  return session.getSnapshot().status !== 'ended' && endsAt <= session.clock.now();
}

function signalOf([input, init]: FetchRequest): AbortSignal | null | undefined {
  return init?.signal === undefined && input instanceof Request ? input.signal : init?.signal;
}

function hasStream([, init]: FetchRequest): boolean {
  return init?.body instanceof ReadableStream;
}

/** Sending a `Request` uses up its body. */
function copyOf([input, ...init]: FetchRequest): FetchRequest {
  return [input instanceof Request ? input.clone() : input, ...init];
}

import type { SessionState } from '@curfew/core/protocol';
import type { EndReason } from '@curfew/core/state';
import type { Clock } from '../clock.ts';
import type { CurfewEvent } from '../curfew-event.ts';
import type { SessionInfo, SignIn } from '../engine-types.ts';
import type { SessionRequest } from './request.ts';
import type { IsAdmin } from './routes/admin.ts';

/** Options of the endpoints and of the calls of your routes. */
export interface SessionHandlerOptions {
  /**
   * The path prefix of the endpoints, without a slash at the end.
   *
   * @default '/curfew/v1'
   */
  readonly basePath?: string;
  /**
   * Returns whether a request to `/admin` is allowed. An active session is required in any case.
   *
   * @default () => false
   */
  readonly isAdmin?: IsAdmin;
  /**
   * Origins trusted beside the request's own: the public origin behind a proxy, and pages of other origins of the same
   * site, which get CORS headers. Browsers send the cookie only within a site: `app.example.com` may use
   * `api.example.com`, `example.org` may not. Their pages can do what their user may do, under `/admin` too.
   *
   * As browsers send them: without a path, and without a slash at the end. There are no wildcards.
   *
   * @default []
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * The cookie's name. It has the prefix `__Host-` except over http on the loopback. Two products on one origin need two, or
   * a sign-in to one signs the user out of the other.
   *
   * @default 'curfew'
   */
  readonly cookieName?: string;
  /**
   * Whether the cookie also works over http on other hosts than the loopback, such as `http://app.test`. Only for
   * development: everyone on the network can read such a cookie.
   *
   * @default false
   */
  readonly insecureCookie?: boolean;
  /**
   * Called with the error behind each 503 and 500. A 500 is a callback of your app that throws. A 503 is a store, or a
   * callback, that does not respond within 5 s.
   */
  readonly onError?: (error: unknown) => void;
  /**
   * Called on the node on which something happens, for metrics and logs.
   *
   * @example
   * onEvent: (event) => event.kind === 'end' && ends.inc({ reason: event.reason })
   */
  readonly onEvent?: (event: CurfewEvent) => void;
  /**
   * Returns the secret id of your app's session for a request, if your app keeps sessions itself. Curfew then neither
   * reads nor writes a cookie, and {@link SessionHandler.bindSession} replaces `createSession`.
   */
  readonly getSessionId?: (request: SessionRequest) => string | null | Promise<string | null>;
  /**
   * Returns the client address of a request, for the rate limit; `null` means no limit.
   *
   * @default () => null
   */
  readonly addressOf?: (request: SessionRequest) => string | null;
  /**
   * Requests to the endpoints per minute. `/logout` is counted separately for a session.
   *
   * @default { perSession: 600, perAddress: 6_000 }
   */
  readonly rateLimits?: { readonly perSession?: number; readonly perAddress?: number };
  /**
   * For tests.
   *
   * @default the machine's monotonic clock
   */
  readonly clock?: Clock;
}

/** What a node holds in its memory. */
export interface CurfewStats {
  /** Open event streams. */
  readonly streams: number;
  /** Sessions and addresses whose requests the rate limits have counted; at most about 100 000 of each. */
  readonly rateLimited: { readonly sessions: number; readonly addresses: number };
}

/** A session that has just begun. */
export interface CreatedSession {
  readonly session: SessionInfo;
  readonly state: SessionState;
  /** The `Set-Cookie` header for the response to the sign-in. */
  readonly setCookie: string;
}

/** Options of {@link SessionHandler.authenticate}. */
export interface AuthenticateOptions {
  /**
   * Whether the request extends the session. Set it if the user, not the page itself, caused the request. A prefetch does not
   * extend it, nor does what a page of another site loads or frames. A link from there does.
   *
   * @default false
   */
  readonly touch?: boolean;
  /**
   * How long ago the user may have signed in, or authenticated at `authAt`, in whole ms. A request of an older session gets 401
   * with the code `insufficient_user_authentication`: let the user sign in again, in the same browser.
   *
   * @default no limit
   */
  readonly maxAuthAgeMs?: number;
}

/** The result of {@link SessionHandler.authenticate}. */
export type Check =
  | { readonly session: SessionInfo; readonly response: null }
  /**
   * `reason`: why the session ended, if it did. `response`: a 401, or a 503 if the store is unavailable, ready to be
   * sent.
   */
  | { readonly session: null; readonly response: Response; readonly reason: EndReason | null };

/** The HTTP side of Curfew, for any framework that uses `Request` and `Response`. */
export interface SessionHandler {
  /** Handles requests to the endpoints under the base path. */
  handler(request: SessionRequest): Promise<Response>;
  /**
   * Begins a session for a user that your app has authenticated. Ends the session that the browser presents, so that a
   * planted cookie gains nothing. Protect your sign-in route against CSRF; `isCrossSite` of
   * `@curfew/server/http` helps.
   *
   * @throws StoreUnavailableError if the store does not respond
   * @throws UnknownPolicyError if `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the absolute timeout
   */
  createSession(request: SessionRequest, who: SignIn): Promise<CreatedSession>;
  /**
   * Like `createSession`, for a session that your app keeps itself. Binds to the secret id that `getSessionId` returns from now
   * on. Use a new id at each sign-in, because an ended session does not begin again. If two calls use one id at once,
   * one of them begins the session.
   *
   * @throws TokenUsedError if `hostSession` has a session, or had one that ended less than a day ago; nothing has changed then
   * @throws StoreUnavailableError if the store does not respond
   * @throws UnknownPolicyError if `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the absolute timeout
   * @example
   * req.session.regenerate(async () => {
   *   await curfew.bindSession(request, req.sessionID, { subject: user.id });
   * });
   */
  bindSession(request: SessionRequest, hostSession: string, who: SignIn): Promise<Omit<CreatedSession, 'setCookie'>>;
  /**
   * Reads the session, for your own routes. Extends it only if `touch` is set.
   *
   * @throws TypeError if an option is unknown
   * @throws RangeError if `maxAuthAgeMs` is not a whole number above 0
   * @example
   * const { session, response } = await curfew.authenticate(request);
   * if (!session) return response;
   *
   * // To delete something, the user must have signed in within the last five minutes.
   * await curfew.authenticate(request, { maxAuthAgeMs: 300_000 });
   */
  authenticate(request: SessionRequest, options?: AuthenticateOptions): Promise<Check>;
  /**
   * Ends the session of a request, for your own sign-out route. Protect that route against CSRF. `setCookie` is the
   * `Set-Cookie` header that clears the cookie; `null` if your app keeps the session.
   *
   * @throws StoreUnavailableError if the store does not respond; the session may still be active then
   * @example
   * const { setCookie } = await curfew.signOut(request);
   */
  signOut(request: SessionRequest): Promise<{ readonly setCookie: string | null }>;
  /**
   * Calls `onEnded` once when the session of a request ends, by whatever cause: for a WebSocket, which must not outlive it.
   * It reads the session every 15 s, because a notification of another node may be lost. Calls it with `null` if the request has no
   * active session, or if the store has no answer at first (after 15 s at the latest), and at the last known deadline if the store
   * is unavailable then.
   * Browsers open sockets from every site: check `isCrossSite(request, allowedOrigins)` before.
   *
   * @returns a function that stops it: call it when the socket closes
   * @example
   * socket.on('close', curfew.watch(nodeRequest(request), () => socket.close(4401)));
   */
  watch(request: SessionRequest, onEnded: (reason: EndReason | null) => void): () => void;
  /**
   * Closes every event stream with `bye`, so that clients reconnect to another node. Call it before you close the
   * server, which waits for the streams.
   */
  drain(): void;
  /** What this node holds, for metrics. It costs nothing. */
  stats(): CurfewStats;
  /** Closes the event streams, and calls the callbacks of `watch` no more. */
  close(): Promise<void>;
}

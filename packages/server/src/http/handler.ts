import type { ProblemCode, SessionState } from '@curfew/core/protocol';
import type { EndReason } from '@curfew/core/state';
import { attempt, resultOf } from '../attempt.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type CurfewEvent, reportTo } from '../curfew-event.ts';
import type { SessionEngine, SessionInfo, SignIn } from '../engine.ts';
import { CallbackTimeoutError, StoreUnavailableError } from '../errors.ts';
import { hashToken } from '../tokens.ts';
import { createWatches } from '../watches.ts';
import { sessionCookie } from './cookies.ts';
import { createCors } from './cors.ts';
import { assertOwnPage } from './csrf.ts';
import { createStreams } from './events/streams.ts';
import { liveSession } from './live-session.ts';
import { HttpError, problemReply } from './problems.ts';
import { rateLimit } from './rate-limit.ts';
import { type Reply, toHandler, toResponse } from './reply.ts';
import { type SessionRequest, urlOf } from './request.ts';
import { adminGate, type IsAdmin } from './routes/admin.ts';
import { isAdminPath, isUnsafe, type RouteContext } from './routes/route.ts';
import { findResource, ROUTES, routePath } from './routes/table.ts';

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
   * @default []
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * The cookie's name. It has the prefix `__Host-` except over http on the loopback.
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
   * Requests to the endpoints per minute.
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
   * @throws TokenUsedError if `hostSession` has had a session before; nothing has changed then
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
   * Reads the session, for your own routes. Extends it only if `touch` is set: set it if the user, not the page itself,
   * caused the request.
   *
   * @example
   * const { session, response } = await curfew.authenticate(request);
   * if (!session) return response;
   */
  authenticate(request: SessionRequest, options?: { readonly touch?: boolean }): Promise<Check>;
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
   * Calls it with `null` if the request has no active session, and at the last known deadline if the store is unavailable then.
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

/** In characters; more than legitimate requests need. */
const MOST_URL = 2_048;
const MOST_USER_AGENT = 256;

/**
 * Creates the HTTP side of Curfew.
 *
 * @param ready - resolves once the store can be used, or returns nothing if it can; awaited before each call
 * @example
 * const curfew = createSessionHandler(engine, { isAdmin: ({ session }) => isAdmin(session.subject) });
 * app.all('/curfew/*', (c) => curfew.handler(c.req.raw)); // Hono
 */
export function createSessionHandler(
  engine: SessionEngine,
  options: SessionHandlerOptions = {},
  ready: () => Promise<void> | undefined = () => undefined,
): SessionHandler {
  const { basePath = '/curfew/v1', isAdmin = () => false, allowedOrigins = [], onError } = options;
  const isHttps = allowedOrigins.some((origin) => origin.startsWith('https:'));
  const cookie = sessionCookie(options.cookieName ?? 'curfew', engine.limits.maxMs, {
    isInsecure: options.insecureCookie ?? false,
    isHttps,
  });
  const cors = createCors(allowedOrigins);
  const { clock = systemClock, getSessionId, addressOf = () => null, rateLimits = {} } = options;
  /** The token of each request, so that the rate limit and the route call `getSessionId` once. */
  const tokens = new WeakMap<SessionRequest, string | null>();

  /** Without `getSessionId` no promise is created, because every request calls this. */
  function tokenOf(request: SessionRequest): string | null | Promise<string | null> {
    return getSessionId ? hostTokenOf(getSessionId(request)) : cookie.read(request);
  }

  async function hostTokenOf(result: string | null | Promise<string | null>): Promise<string | null> {
    const hostSession = await resultOf('getSessionId', result);
    return hostSession ? hashToken(hostSession) : null;
  }

  const rememberedToken = (request: SessionRequest) => tokens.get(request) ?? null;
  const report = reportTo(options.onEvent);
  const streams = createStreams(engine, clock, report);
  const watches = createWatches(engine, clock);
  const admin = adminGate(engine, rememberedToken, isAdmin);
  let document: object | undefined;
  const context: RouteContext = {
    engine,
    streams,
    admin,
    allowedOrigins,
    tokenOf: rememberedToken,
    clearCookie: (request) => (getSessionId ? null : cookie.clear(request)),
    async openApi() {
      document ??= (await import('./openapi/document.ts')).openApiDocument(ROUTES, basePath);
      return document;
    },
  };
  const ofSession = rateLimit({ perMinute: rateLimits.perSession ?? 600, clock });
  const ofAddress = rateLimit({ perMinute: rateLimits.perAddress ?? 6_000, clock });

  async function limit(request: SessionRequest): Promise<void> {
    const { url } = request;
    // Not the cookies: other products may have many, and `authenticate` accepts them. The web server limits all headers.
    if (url.length > MOST_URL) throw new HttpError('too_large');
    const address = addressOf(request);
    if (address !== null) ofAddress.count(address);
    const token = await tokenOf(request);
    tokens.set(request, token);
    if (token !== null) ofSession.count(token);
  }

  /** Below the base path; empty for paths elsewhere. */
  function pathOf(request: SessionRequest): string {
    const { pathname } = urlOf(request);
    return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
  }

  async function answer(request: SessionRequest): Promise<Reply> {
    await ready();
    await limit(request);
    const path = pathOf(request);
    const found = findResource(path);
    const route = found?.resource.byMethod.get(request.method);
    if (!route && isAdminPath(path)) await admin(request, 'unknown');
    if (!found) throw new HttpError('not_found');
    if (!route) {
      const allow = [...found.resource.byMethod.keys()].join(', ');
      throw new HttpError('method_not_allowed', { headers: { allow } });
    }
    if (isUnsafe(route)) assertOwnPage(request, allowedOrigins);
    return route.respond(context, request, found.id);
  }

  async function reported<Result>(signIn: () => Promise<Result>): Promise<Result> {
    try {
      return await signIn();
    } catch (error) {
      report({ kind: 'sign-in-failed', error });
      throw error;
    }
  }

  const warned = new Set<string>();

  function warn(code: string, text: string): void {
    if (!warned.has(code)) globalThis.process?.emitWarning?.(text, { code });
    warned.add(code);
  }

  /** What a sign-in that succeeds would hide. */
  function warnOfSignIn(request: SessionRequest): void {
    const { method, headers } = request;
    if (cookie.isDropped(request))
      warn(
        'CURFEW_COOKIE',
        `The browser drops the session cookie, because ${headers.get('origin')} is not https. Use https or localhost, or set insecureCookie in development.`,
      );
    if (method === 'POST' && headers.get('sec-fetch-site') === 'cross-site' && cookie.read(request) === null)
      warn(
        'CURFEW_CROSS_SITE',
        'A sign-in came by POST from another site, without the cookie. A session that this browser had before stays active. Redirect (303) to a page of your own, and call createSession there.',
      );
  }

  function refuse(error: unknown, endpoint: string | null): Reply {
    const code = codeOf(error);
    report({ kind: 'refused', endpoint, code, reason: reasonOf(error) });
    if (error instanceof HttpError) return problemReply(code, error.details);
    attempt(() => onError?.(error));
    // A callback of your app has thrown, or Curfew has a fault: without onError only the process can be warned.
    if (code === 'internal_error' && !onError)
      globalThis.process?.emitWarning?.(error instanceof Error ? error : String(error));
    return problemReply(code);
  }

  return {
    handler: toHandler(async (request) => {
      const refused = (error: unknown) => refuse(error, URL.canParse(request.url) ? routePath(pathOf(request)) : null);
      return cors.preflight(request) ?? cors.allow(request, await answer(request).catch(refused));
    }),
    drain: streams.drain,
    stats: () => ({
      streams: streams.count(),
      rateLimited: { sessions: ofSession.size(), addresses: ofAddress.size() },
    }),

    async createSession(request, who) {
      if (getSessionId)
        throw new Error('curfew.createSession must not be used with the option getSessionId: call curfew.bindSession.');
      const { token, ...created } = await reported(async () => {
        await ready();
        return engine.signIn(named(request, who), cookie.read(request));
      });
      warnOfSignIn(request);
      return { ...created, setCookie: cookie.write(request, token) };
    },

    async bindSession(request, hostSession, who) {
      if (!getSessionId)
        throw new Error(
          'curfew.bindSession needs the option getSessionId of createCurfew: set it, or call curfew.createSession.',
        );
      const { session, state } = await reported(async () => {
        await ready();
        return engine.signIn(named(request, who), await tokenOf(request), hashToken(hostSession));
      });
      return { session, state };
    },

    async signOut(request) {
      await ready();
      await engine.end(await tokenOf(request), { reason: 'signed-out' });
      return { setCookie: context.clearCookie(request) };
    },

    watch(request, onEnded) {
      const read = async () => {
        await ready();
        return engine.read(await tokenOf(request));
      };
      return watches.watch(read, onEnded);
    },

    async close() {
      streams.drain();
      watches.close();
    },

    async authenticate(request, { touch = false } = {}) {
      try {
        await ready();
        const token = await tokenOf(request);
        const view = touch ? await engine.touch(token, { ageMs: 0 }) : await engine.read(token);
        return { session: liveSession(view).session, response: null };
      } catch (error) {
        return { session: null, response: toResponse(refuse(error, null)), reason: reasonOf(error) };
      }
    },
  };
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof HttpError) return error.code;
  const isUnavailable = error instanceof StoreUnavailableError || error instanceof CallbackTimeoutError;
  return isUnavailable ? 'store_unavailable' : 'internal_error';
}

function reasonOf(error: unknown): EndReason | null {
  return error instanceof HttpError ? (error.details.reason ?? null) : null;
}

function named(request: SessionRequest, who: SignIn): SignIn {
  return { userAgent: request.headers.get('user-agent')?.slice(0, MOST_USER_AGENT) ?? null, ...who };
}

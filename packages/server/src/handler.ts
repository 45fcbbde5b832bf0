import type { SessionState } from '@curfew/core/protocol';
import type { EndReason } from '@curfew/core/state';
import { type Clock, systemClock } from './clock.ts';
import { sessionCookie } from './cookies.ts';
import type { SessionEngine, SessionInfo, SignIn } from './engine.ts';
import { StoreUnavailableError } from './errors.ts';
import { createStreams } from './events/streams.ts';
import { problemResponse, Refusal } from './problems.ts';
import { rateLimit } from './rate-limit.ts';
import type { SessionRequest } from './request.ts';
import { type AuthorizeAdmin, adminGate } from './routes/admin.ts';
import { liveSession, type RouteContext } from './routes/context.ts';
import { resources } from './routes/resources.ts';
import { hashToken } from './tokens.ts';

/** Options of {@link createSessionHandler}. */
export interface SessionHandlerOptions {
  /** Where the endpoints are, without a slash at the end. Default `/curfew/v1`. */
  readonly basePath?: string;
  /** Whether a request to `/admin` is allowed; a live session it needs in any case. Default: none is. */
  readonly authorizeAdmin?: AuthorizeAdmin;
  /** Origins trusted beside the request's own, for browsers that send no `Sec-Fetch-Site`. Default none. */
  readonly allowedOrigins?: readonly string[];
  /** The cookie's name; `__Host-` goes before it except over http on the loopback. Default `curfew`. */
  readonly cookieName?: string;
  /** Told of the cause behind every 503. Default: nobody is. */
  readonly onError?: (error: StoreUnavailableError) => void;
  /**
   * For hosts that keep sessions themselves: the secret id of the host's session that a request belongs to. Curfew then
   * neither reads nor writes a cookie, and {@link SessionHandler.adopt} takes the place of `create`.
   */
  readonly identify?: (request: SessionRequest) => string | null | Promise<string | null>;
  /** Where a request comes from, for the rate limit by address. Default: unknown, and not limited. */
  readonly addressOf?: (request: SessionRequest) => string | null;
  /** Requests to the endpoints in a minute. Default: 600 of one session, 6 000 from one address. */
  readonly rateLimits?: { readonly perSession?: number; readonly perAddress?: number };
  /** For tests. Default: the machine's monotonic clock. */
  readonly clock?: Clock;
}

/** A session that has just begun. */
export interface CreatedSession {
  readonly session: SessionInfo;
  readonly state: SessionState;
  /** The `Set-Cookie` header for the answer to the sign-in. */
  readonly setCookie: string;
}

/** The answer of {@link SessionHandler.check}. */
export type Check =
  | { readonly session: SessionInfo; readonly refusal: null }
  /** `reason`: why the session ended, if it did. `refusal`: 401, or 503 while the store is down, ready to be sent. */
  | { readonly session: null; readonly refusal: Response; readonly reason: EndReason | null };

/** The HTTP side of Curfew, for any framework that speaks `Request` and `Response`. */
export interface SessionHandler {
  /** Answers the endpoints under the base path. */
  fetch(request: SessionRequest): Promise<Response>;
  /**
   * Begins a session once the host knows who it is, and ends the one that the browser presents: whoever planted a
   * cookie gains nothing. Against CSRF the host guards its sign-in itself; `siteOf` helps.
   *
   * @throws StoreUnavailableError if the store does not answer
   * @throws UnknownPolicyError if the engine's `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the policy's maximum
   */
  create(request: SessionRequest, who: SignIn): Promise<CreatedSession>;
  /**
   * Like `create`, for a session that the host keeps itself: binds to the secret id that `identify` will answer from
   * now on. It must be a new id at each sign-in: an ended session does not begin again. Of two calls at once for one id,
   * one begins the session.
   *
   * @throws TokenUsedError if `hostSession` has had a session before: nothing has changed then
   * @throws StoreUnavailableError if the store does not answer
   * @throws UnknownPolicyError if the engine's `policyFor` names a policy that does not exist
   * @throws StaleAuthenticationError if `authAt` is longer ago than the policy's maximum
   * @example
   * req.session.regenerate(async () => {
   *   await curfew.adopt(request, req.sessionID, { subject: user.id });
   * });
   */
  adopt(request: SessionRequest, hostSession: string, who: SignIn): Promise<Omit<CreatedSession, 'setCookie'>>;
  /**
   * For the host's own routes: reads the session. It never extends it, unless `touch` says that the request was made by
   * a person and not by the page itself.
   *
   * @example
   * const { session, refusal } = await curfew.check(request);
   * if (!session) return refusal;
   */
  check(request: SessionRequest, options?: { readonly touch?: boolean }): Promise<Check>;
  /**
   * Ends the session of a request, for a sign-out of the host's own. Like every route that changes something, that one
   * must be guarded against CSRF. `setCookie`: the `Set-Cookie` header that takes the cookie away; `null` where the host
   * keeps the session.
   *
   * @throws StoreUnavailableError if the store does not answer: nobody is signed out then
   * @example
   * const { setCookie } = await curfew.end(request);
   */
  end(request: SessionRequest): Promise<{ readonly setCookie: string | null }>;
  /**
   * Asks every open event stream to come back in a moment, on another node, and closes it. Call it before the server is
   * closed, which would wait for them.
   */
  drain(): void;
  /** How many event streams are open on this node, for its metrics. */
  openStreams(): number;
}

/** Longer than any honest request needs. */
const MOST_COOKIES = 8_192;
const MOST_URL = 2_048;
const MOST_USER_AGENT = 256;

/**
 * Creates the HTTP side of Curfew.
 *
 * @example
 * const curfew = createSessionHandler(engine, { authorizeAdmin: ({ session }) => isAdmin(session.subject) });
 * app.all('/curfew/*', (c) => curfew.fetch(c.req.raw)); // Hono
 */
export function createSessionHandler(engine: SessionEngine, options: SessionHandlerOptions = {}): SessionHandler {
  const { basePath = '/curfew/v1', authorizeAdmin = () => false, allowedOrigins = [], onError } = options;
  const cookie = sessionCookie(options.cookieName ?? 'curfew', engine.limits.maxMs);
  const { clock = systemClock, identify, addressOf = () => null, rateLimits = {} } = options;
  /** Of requests to the endpoints, which the rate limit asks about before the route does: the host is asked once. */
  const tokens = new WeakMap<SessionRequest, string | null>();

  async function tokenOf(request: SessionRequest): Promise<string | null> {
    if (!identify) return cookie.read(request);
    const hostSession = await identify(request);
    return hostSession ? hashToken(hostSession) : null;
  }

  const context: RouteContext = {
    engine,
    allowedOrigins,
    tokenOf: (request) => tokens.get(request) ?? null,
    clearCookie: (request) => (identify ? null : cookie.clear(request)),
  };
  const streams = createStreams(engine, clock);
  const admin = adminGate(context, authorizeAdmin);
  const routeOf = resources(context, streams, admin, basePath);
  const ofSession = rateLimit({ perMinute: rateLimits.perSession ?? 600, clock });
  const ofAddress = rateLimit({ perMinute: rateLimits.perAddress ?? 6_000, clock });

  async function limit(request: SessionRequest): Promise<void> {
    const { headers, url } = request;
    if (url.length > MOST_URL || (headers.get('cookie')?.length ?? 0) > MOST_COOKIES) throw new Refusal('too_large');
    const address = addressOf(request);
    if (address !== null) ofAddress.count(address);
    const token = await tokenOf(request);
    tokens.set(request, token);
    if (token !== null) ofSession.count(token);
  }

  async function answer(request: SessionRequest): Promise<Response> {
    await limit(request);
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
    const route = routeOf(path);
    const respond = route && Object.hasOwn(route, request.method) && route[request.method];
    if (!respond && path.startsWith('/admin')) await admin(request, 'unknown');
    if (!route) throw new Refusal('not_found');
    if (!respond) throw new Refusal('method_not_allowed', { headers: { allow: Object.keys(route).join(', ') } });
    return respond(request);
  }

  function refuse(error: unknown): Response {
    if (error instanceof Refusal) return problemResponse(error.code, error.details);
    if (!(error instanceof StoreUnavailableError)) throw error;
    onError?.(error);
    return problemResponse('store_unavailable');
  }

  return {
    fetch: (request) => answer(request).catch(refuse),
    drain: streams.drain,
    openStreams: streams.count,

    async create(request, who) {
      if (identify) throw new Error('This handler identifies sessions of the host: call adopt, not create.');
      const { token, ...created } = await engine.signIn(named(request, who), cookie.read(request));
      return { ...created, setCookie: cookie.write(request, token) };
    },

    async adopt(request, hostSession, who) {
      if (!identify) throw new Error('Give createSessionHandler an identify, or call create.');
      const presented = await tokenOf(request);
      const { session, state } = await engine.signIn(named(request, who), presented, hashToken(hostSession));
      return { session, state };
    },

    async end(request) {
      await engine.end(await tokenOf(request), { reason: 'signed-out' });
      return { setCookie: context.clearCookie(request) };
    },

    async check(request, { touch = false } = {}) {
      try {
        const token = await tokenOf(request);
        const view = touch ? await engine.touch(token, { ageMs: 0 }) : await engine.read(token);
        return { session: liveSession(view).session, refusal: null };
      } catch (error) {
        const reason = error instanceof Refusal ? (error.details.reason ?? null) : null;
        return { session: null, refusal: refuse(error), reason };
      }
    },
  };
}

function named(request: SessionRequest, who: SignIn): SignIn {
  return { userAgent: request.headers.get('user-agent')?.slice(0, MOST_USER_AGENT) ?? null, ...who };
}

import type { EndReason } from '@curfew/core/model';
import type { SessionState } from '@curfew/core/protocol';
import { type Clock, systemClock } from './clock.ts';
import { sessionCookie } from './cookies.ts';
import type { SessionEngine, SessionInfo, SignIn } from './engine.ts';
import { StoreUnavailableError } from './errors.ts';
import { createStreams } from './events/streams.ts';
import { problemResponse, Refusal } from './problems.ts';
import { type AuthorizeAdmin, adminGate } from './routes/admin.ts';
import { liveSession, type Route, type RouteContext } from './routes/context.ts';
import { eventsRoute } from './routes/events.ts';
import { policyRoute } from './routes/policies.ts';
import { heartbeatRoute, logoutRoute, sessionRoute } from './routes/session.ts';

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
  fetch(request: Request): Promise<Response>;
  /**
   * Begins a session once the host knows who it is, and ends the one that the browser presents: whoever planted a
   * cookie gains nothing. Against CSRF the host guards its sign-in itself; `siteOf` helps.
   *
   * @throws StoreUnavailableError if the store does not answer
   * @throws UnknownPolicyError if the engine's `policyFor` names a policy that does not exist
   */
  create(request: Request, who: SignIn): Promise<CreatedSession>;
  /**
   * For the host's own routes: reads the session, never extends it.
   *
   * @example
   * const { session, refusal } = await curfew.check(request);
   * if (!session) return refusal;
   */
  check(request: Request): Promise<Check>;
  /**
   * Asks every open event stream to come back in a moment, on another node, and closes it. Call it before the server is
   * closed, which would wait for them.
   */
  drain(): void;
}

/** Ids that a path can name; all others are not found without a look into the store. */
const POLICY_PATH = /^\/admin\/policies\/([\w.~-]{1,64})$/;

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
  const context: RouteContext = { engine, cookie, allowedOrigins };
  const streams = createStreams(engine, options.clock ?? systemClock);
  const routes: Readonly<Record<string, Route>> = {
    '/session': sessionRoute(context),
    '/heartbeat': heartbeatRoute(context),
    '/events': eventsRoute(context, streams),
    '/logout': logoutRoute(context),
  };

  const admin = adminGate(context, authorizeAdmin);

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
    const policyId = POLICY_PATH.exec(path)?.[1];
    const route = policyId === undefined ? routes[path] : policyRoute(context, admin, policyId);
    const respond = route && Object.hasOwn(route, request.method) && route[request.method];
    if (!respond && path.startsWith('/admin')) await admin(request, 'unknown', policyId ?? null);
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

    async create(request, who) {
      const { token, ...created } = await engine.signIn(who, cookie.read(request));
      return { ...created, setCookie: cookie.write(request, token) };
    },

    async check(request) {
      try {
        return { session: liveSession(await engine.read(cookie.read(request))).session, refusal: null };
      } catch (error) {
        const reason = error instanceof Refusal ? (error.details.reason ?? null) : null;
        return { session: null, refusal: refuse(error), reason };
      }
    },
  };
}

import type { ProblemCode } from '@curfew/core/protocol';
import { type EndReason, refuseUnknown } from '@curfew/core/state';
import { attempt, resultOf } from '../attempt.ts';
import { systemClock } from '../clock.ts';
import { reportTo } from '../curfew-event.ts';
import type { SessionEngine, SignIn } from '../engine-types.ts';
import { CallbackTimeoutError, StoreUnavailableError } from '../errors.ts';
import { hashToken } from '../tokens.ts';
import { takeTurnsByKey } from '../turns.ts';
import { createWatches } from '../watches.ts';
import { assertOrigins } from './allowed-origins.ts';
import { assertBasePath } from './base-path.ts';
import { beginBody } from './body.ts';
import { assertCookieName, sessionCookie } from './cookies.ts';
import { createCors } from './cors.ts';
import { assertOwnPage, isOfUser } from './csrf.ts';
import { createStreams } from './events/streams.ts';
import { assertFreshProof, assertMaxAge } from './fresh-proof.ts';
import { liveSession } from './live-session.ts';
import { HttpError, problemReply } from './problems.ts';
import { rateLimit } from './rate-limit.ts';
import { type Reply, toHandler, toResponse } from './reply.ts';
import { type SessionRequest, urlOf } from './request.ts';
import { adminGate } from './routes/admin.ts';
import { isAdminPath, isUnsafe, type RouteContext } from './routes/route.ts';
import { findResource, ROUTES, routePath } from './routes/table.ts';
import type { SessionHandler, SessionHandlerOptions } from './session-handler.ts';

/** In characters. */
const MOST_URL = 2_048;

/** Of each policy. A save makes every node read again, on Redis for all tenants. */
const SAVES_PER_MINUTE = 60;

/** `ready` is awaited before each call. */
export function createSessionHandler(
  engine: SessionEngine,
  options: SessionHandlerOptions = {},
  ready: () => Promise<void> | undefined = () => undefined,
): SessionHandler {
  const { basePath = '/curfew/v1', cookieName = 'curfew', isAdmin = () => false } = options;
  const { allowedOrigins = [], onError } = options;
  assertBasePath(basePath);
  assertCookieName(cookieName);
  assertOrigins(allowedOrigins);
  const isHttps = allowedOrigins.some((origin) => origin.startsWith('https:'));
  const cookie = sessionCookie(cookieName, {
    isInsecure: options.insecureCookie ?? false,
    isHttps,
  });
  const cors = createCors(allowedOrigins);
  const { clock = systemClock, getSessionId, addressOf = () => null, rateLimits = {} } = options;

  /** No promise without `getSessionId`: every request calls this. */
  function tokenOf(request: SessionRequest): string | null | Promise<string | null> {
    return getSessionId ? appTokenOf(getSessionId(request)) : cookie.read(request);
  }

  async function appTokenOf(result: string | null | Promise<string | null>): Promise<string | null> {
    const id = await resultOf('getSessionId', result);
    return id ? hashToken(id) : null;
  }

  const report = reportTo(options.onEvent);
  const streams = createStreams(engine, clock, report);
  const watches = createWatches(engine, clock);
  let document: string | undefined;
  const clearCookie = (request: SessionRequest) => (getSessionId ? null : cookie.clear(request));
  const openApi = async () => {
    // Once, because it is long, and asking for it needs no session.
    document ??= JSON.stringify((await import('./openapi/document.ts')).openApiDocument(ROUTES, basePath, cookieName));
    return document;
  };
  const ofSession = rateLimit({ perMinute: rateLimits.perSession ?? 600, clock });
  const ofAddress = rateLimit({ perMinute: rateLimits.perAddress ?? 6_000, clock });
  const saves = rateLimit({ perMinute: SAVES_PER_MINUTE, clock });
  const turnsOf = takeTurnsByKey();

  async function limit(request: SessionRequest, path: string): Promise<string | null> {
    const { url } = request;
    // Not the cookies: other products may have many.
    if (url.length > MOST_URL) throw new HttpError('too_large');
    const address = addressOf(request);
    // Without TypeScript it may be `undefined`, which all clients would share.
    if (typeof address === 'string') ofAddress.count(address);
    const token = await tokenOf(request);
    // A page that sends too many requests can still be signed out.
    if (token !== null) ofSession.count(path === '/logout' ? `${token} ${path}` : token);
    return token;
  }

  /** Below the base path; empty elsewhere. */
  function pathOf(request: SessionRequest): string {
    const { pathname } = urlOf(request);
    return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
  }

  async function answer(request: SessionRequest): Promise<Reply> {
    if (getSessionId) beginBody(request);
    await ready();
    const path = pathOf(request);
    const token = await limit(request, path);
    const admin = adminGate(engine, token, isAdmin);
    const found = findResource(path);
    const route = found?.resource.byMethod.get(request.method);
    if (!route && isAdminPath(path)) await admin(request, 'unknown');
    if (!found) throw new HttpError('not_found');
    if (!route) {
      const allow = [...found.resource.byMethod.keys()].join(', ');
      throw new HttpError('method_not_allowed', { headers: { allow } });
    }
    if (isUnsafe(route)) assertOwnPage(request, allowedOrigins);
    const context: RouteContext = {
      engine,
      streams,
      admin,
      saves,
      turnsOf,
      allowedOrigins,
      token,
      clearCookie,
      openApi,
    };
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
    if (cookie.isExposed(request))
      warn(
        'CURFEW_PROXY',
        `A page of ${headers.get('origin')} has signed in, but its request is http on ${urlOf(request).host}: a neighbouring subdomain can plant the session cookie. Write the public origin into allowedOrigins, or let the proxy send X-Forwarded-Proto.`,
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
    // Without onError: each fault of a callback or of Curfew, and once of the store.
    if (!onError && code === 'internal_error')
      globalThis.process?.emitWarning?.(error instanceof Error ? error : String(error));
    else if (!onError) warn('CURFEW_STORE', `A request got 503; onError receives each cause. ${reasonsOf(error)}`);
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
      return { setCookie: clearCookie(request) };
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

    async authenticate(request, options = {}) {
      const { touch = false, maxAuthAgeMs, ...unknown } = options;
      refuseUnknown('authenticate', unknown);
      if ('maxAuthAgeMs' in options) assertMaxAge(maxAuthAgeMs);
      try {
        await ready();
        const token = await tokenOf(request);
        const view =
          touch && isOfUser(request, allowedOrigins)
            ? await engine.touch(token, { ageMs: 0 })
            : await engine.read(token);
        const live = liveSession(view);
        if (maxAuthAgeMs !== undefined) assertFreshProof(live, maxAuthAgeMs);
        return { session: live.session, response: null };
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

function reasonsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const next = error instanceof AggregateError ? error.errors[0] : error.cause;
  return next === undefined ? error.message : `${error.message} Cause: ${reasonsOf(next)}`;
}

function reasonOf(error: unknown): EndReason | null {
  return error instanceof HttpError ? (error.details.reason ?? null) : null;
}

function named(request: SessionRequest, who: SignIn): SignIn {
  return { userAgent: request.headers.get('user-agent'), ...who };
}

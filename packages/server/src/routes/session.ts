import { heartbeatSchema, logoutSchema } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import { json, liveSession, noContent, type Route, type RouteContext } from './context.ts';

/** `/session`: returns the state of the session. Does not extend it. */
export function sessionRoute({ engine, tokenOf }: RouteContext): Route {
  return {
    async GET(request) {
      return json(liveSession(await engine.read(tokenOf(request))).state);
    },
  };
}

/**
 * `/heartbeat`: records input. If `sid` is not the cookie's session, only returns the state of the cookie's session.
 */
export function heartbeatRoute({ engine, tokenOf, allowedOrigins }: RouteContext): Route {
  return {
    async POST(request) {
      assertOwnPage(request, allowedOrigins);
      const beat = await readBody(request, heartbeatSchema);
      return json(liveSession(await engine.touch(tokenOf(request), beat)).state);
    },
  };
}

/**
 * `/logout`: ends the session, if it has not ended already. A page of an earlier session, identified by `sid`, neither
 * ends a later one nor clears its cookie.
 */
export function logoutRoute({ engine, tokenOf, clearCookie, allowedOrigins }: RouteContext): Route {
  return {
    async POST(request) {
      assertOwnPage(request, allowedOrigins);
      const { sid } = await readBody(request, logoutSchema);
      const which = { reason: 'signed-out' as const, ...(sid !== undefined && { sid }) };
      return noContent((await engine.end(tokenOf(request), which)) ? clearCookie(request) : null);
    },
  };
}

import { heartbeatSchema, logoutSchema } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import { json, liveSession, noContent, type Route, type RouteContext } from './context.ts';

/** `/session`: how the session stands. Reading never extends. */
export function sessionRoute({ engine, tokenOf }: RouteContext): Route {
  return {
    async GET(request) {
      return json(liveSession(await engine.read(tokenOf(request))).state);
    },
  };
}

/** `/heartbeat`: there was input. A beat whose `sid` is not the cookie's session is answered with that session's state. */
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
 * `/logout`: the end; no matter if it was over already. A page of an earlier session, by its `sid`, neither ends the
 * later one nor takes its cookie away.
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

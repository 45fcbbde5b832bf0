import { heartbeatSchema, logoutSchema } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import { json, liveSession, type Route, type RouteContext } from './context.ts';

/** `/session`: how the session stands. Reading never extends. */
export function sessionRoute({ engine, cookie }: RouteContext): Route {
  return {
    async GET(request) {
      return json(liveSession(await engine.read(cookie.read(request))).state);
    },
  };
}

/** `/heartbeat`: there was input. A beat whose `sid` is not the cookie's session is answered with that session's state. */
export function heartbeatRoute({ engine, cookie, allowedOrigins }: RouteContext): Route {
  return {
    async POST(request) {
      assertOwnPage(request, allowedOrigins);
      const beat = await readBody(request, heartbeatSchema);
      return json(liveSession(await engine.touch(cookie.read(request), beat)).state);
    },
  };
}

/**
 * `/logout`: the end; no matter if it was over already. A page of an earlier session, by its `sid`, neither ends the
 * later one nor takes its cookie away.
 */
export function logoutRoute({ engine, cookie, allowedOrigins }: RouteContext): Route {
  return {
    async POST(request) {
      assertOwnPage(request, allowedOrigins);
      const { sid } = await readBody(request, logoutSchema);
      const isOwn = await engine.end(cookie.read(request), { reason: 'signed-out', ...(sid !== undefined && { sid }) });
      const headers = new Headers({ 'cache-control': 'no-store' });
      if (isOwn) headers.set('set-cookie', cookie.clear(request));
      return new Response(null, { status: 204, headers });
    },
  };
}

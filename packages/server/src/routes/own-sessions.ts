import { type Revoked, revokeOwnSchema, type SessionList } from '@curfew/core/protocol';
import * as v from 'valibot';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import type { SessionInfo } from '../engine.ts';
import { HttpError } from '../problems.ts';
import type { SessionRequest } from '../request.ts';
import { listedSessions } from '../serialize.ts';
import { json, liveSession, noContent, type Route, type RouteContext, setCookie } from './context.ts';

async function ownSession({ engine, tokenOf }: RouteContext, request: SessionRequest): Promise<SessionInfo> {
  return liveSession(await engine.read(tokenOf(request))).session;
}

/** `/sessions`: lists the user's active sessions. */
export function ownSessionsRoute(context: RouteContext): Route {
  return {
    async GET(request) {
      const session = await ownSession(context, request);
      const list: SessionList = { sessions: listedSessions(await context.engine.list(session), session.sid) };
      return json(list);
    },
  };
}

/** `/sessions/{sid}`: ends one of them. Sessions of other users are not found. */
export function ownSessionRoute(context: RouteContext, sid: string): Route {
  return {
    async DELETE(request) {
      assertOwnPage(request, context.allowedOrigins);
      await readBody(request, v.object({}));
      const { subject, tenant, sid: own } = await ownSession(context, request);
      const ended = await context.engine.revoke({ subject, tenant, only: sid, by: subject });
      if (!ended.length) throw new HttpError('not_found');
      return noContent(sid === own ? context.clearCookie(request) : null);
    },
  };
}

/** `/sessions/revoke`: ends all of them, with or without the current one. */
export function revokeOwnRoute(context: RouteContext): Route {
  return {
    async POST(request) {
      assertOwnPage(request, context.allowedOrigins);
      const { scope } = await readBody(request, revokeOwnSchema);
      const { subject, tenant, sid } = await ownSession(context, request);
      const which = { subject, tenant, by: subject, ...(scope === 'others' && { except: sid }) };
      const revoked: Revoked = { revoked: (await context.engine.revoke(which)).length };
      return json(revoked, setCookie(scope === 'all' ? context.clearCookie(request) : null));
    },
  };
}

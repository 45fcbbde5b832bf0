import {
  type Revoked,
  revokedSchema,
  revokeOwnSchema,
  type SessionList,
  sessionListSchema,
} from '@curfew/core/protocol';
import * as v from 'valibot';
import type { SessionInfo } from '../../engine-types.ts';
import { listedSessions } from '../../serialize.ts';
import { readBody } from '../body.ts';
import { liveSession } from '../live-session.ts';
import { HttpError } from '../problems.ts';
import { inTurn } from './in-turn.ts';
import { json, noContent, type Route, type RouteContext, setCookie } from './route.ts';

async function ownSession({ engine, token }: RouteContext): Promise<SessionInfo> {
  return liveSession(await engine.read(token)).session;
}

async function inOwnTurn<T>(context: RouteContext, act: (session: SessionInfo) => Promise<T>): Promise<T> {
  return inTurn(context, await ownSession(context), act);
}

export const listOwnSessions: Route = {
  method: 'GET',
  path: '/sessions',
  summary: 'Lists the user’s active sessions.',
  responses: { 200: sessionListSchema },
  async respond(context) {
    const list = await inOwnTurn(context, async (session): Promise<SessionList> => {
      return { sessions: listedSessions(await context.engine.list(session), session.sid) };
    });
    return json(list);
  },
};

/** A type of JSON is required, as with every request that changes something. */
const noFields = v.object({});

export const endOwnSession: Route = {
  method: 'DELETE',
  path: '/sessions/{sid}',
  summary: 'Ends one of the user’s own sessions.',
  body: noFields,
  responses: { 204: null },
  problems: ['not_found'],
  async respond(context, request, sid) {
    await readBody(request, noFields);
    return inOwnTurn(context, async ({ subject, tenant, sid: own }) => {
      const ended = await context.engine.revoke({ subject, tenant, only: sid, by: subject });
      if (!ended.length) throw new HttpError('not_found');
      return noContent(sid === own ? context.clearCookie(request) : null);
    });
  },
};

export const revokeOwnSessions: Route = {
  method: 'POST',
  path: '/sessions/revoke',
  summary: 'Ends all sessions of the user, with or without the current one.',
  body: revokeOwnSchema,
  responses: { 200: revokedSchema },
  async respond(context, request) {
    const { scope } = await readBody(request, revokeOwnSchema);
    const revoked = await inOwnTurn(context, async ({ subject, tenant, sid }): Promise<Revoked> => {
      const which = { subject, tenant, by: subject, ...(scope === 'others' && { except: sid }) };
      return { revoked: (await context.engine.revoke(which)).length };
    });
    return json(revoked, setCookie(scope === 'all' ? context.clearCookie(request) : null));
  },
};

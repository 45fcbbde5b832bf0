import { heartbeatSchema, logoutSchema, sessionStateSchema } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { liveSession } from '../live-session.ts';
import { json, noContent, type Route } from './route.ts';

export const readSession: Route = {
  method: 'GET',
  path: '/session',
  summary: 'Returns the state of the session. Does not extend it.',
  responses: { 200: sessionStateSchema },
  async respond({ engine, token }) {
    return json(liveSession(await engine.read(token)).state);
  },
};

/** Stores nothing if `sid` is not the cookie's session. */
export const heartbeat: Route = {
  method: 'POST',
  path: '/heartbeat',
  summary: 'Reports that the newest input was `ageMs` ago.',
  body: heartbeatSchema,
  responses: { 200: sessionStateSchema },
  async respond({ engine, token }, request) {
    const beat = await readBody(request, heartbeatSchema);
    return json(liveSession(await engine.touch(token, beat)).state);
  },
};

/**
 * With the `sid` of an earlier session it neither ends a later one nor clears its cookie. A network may also deliver a request
 * only after the next sign-in, with the former cookie.
 */
export const logout: Route = {
  method: 'POST',
  path: '/logout',
  summary: 'Ends the session, if it has not ended already.',
  isPublic: true,
  body: logoutSchema,
  responses: { 204: null },
  async respond({ engine, token, clearCookie }, request) {
    const { sid } = await readBody(request, logoutSchema);
    const which = { reason: 'signed-out' as const, ...(sid !== undefined && { sid }) };
    return noContent((await engine.end(token, which)) ? clearCookie(request) : null);
  },
};

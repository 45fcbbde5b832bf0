import {
  type Revoked,
  revokedSchema,
  revokeSessionsSchema,
  type SessionList,
  sessionListSchema,
} from '@curfew/core/protocol';
import { isName } from '../../names.ts';
import { listedSessions } from '../../serialize.ts';
import { readBody } from '../body.ts';
import { HttpError } from '../problems.ts';
import { urlOf } from '../request.ts';
import { inTurn } from './in-turn.ts';
import { json, type Route } from './route.ts';

const MISSING = { field: 'subject', code: 'invalid', detail: 'Name the user with ?subject=.' };
const INVALID = { field: 'subject', code: 'invalid', detail: 'No user has such a name.' };

export const listSessions: Route = {
  method: 'GET',
  path: '/admin/sessions',
  summary: 'Lists the active sessions of a user of the administrator’s tenant.',
  query: ['subject'],
  responses: { 200: sessionListSchema },
  problems: ['bad_body'],
  async respond(context, request) {
    const { engine, admin } = context;
    const subject = urlOf(request).searchParams.get('subject') ?? '';
    const session = await admin(request, 'sessions.read', { subject });
    if (!isName(subject)) throw new HttpError('bad_body', { errors: [MISSING] });
    const list = await inTurn(context, session, async ({ tenant, sid }): Promise<SessionList> => {
      return { sessions: listedSessions(await engine.list({ subject, tenant }), sid) };
    });
    return json(list);
  },
};

export const revokeSessions: Route = {
  method: 'POST',
  path: '/admin/revoke',
  summary: 'Ends all sessions, or one, of a user of the administrator’s tenant.',
  body: revokeSessionsSchema,
  responses: { 200: revokedSchema },
  problems: ['not_found'],
  async respond(context, request) {
    const { engine, admin } = context;
    const { subject, sid } = await readBody(request, revokeSessionsSchema).catch(async (refusal: unknown) => {
      // Only administrators may see what is wrong with the body.
      await admin(request, 'sessions.revoke');
      throw refusal;
    });
    const session = await admin(request, 'sessions.revoke', { subject });
    if (!isName(subject)) throw new HttpError('bad_body', { errors: [INVALID] });
    const ended = await inTurn(context, session, ({ tenant, subject: by }) =>
      engine.revoke({ subject, tenant, by, ...(sid !== undefined && { only: sid }) }),
    );
    if (sid !== undefined && !ended.length) throw new HttpError('not_found');
    const revoked: Revoked = { revoked: ended.length };
    return json(revoked);
  },
};

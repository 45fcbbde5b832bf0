import { type Revoked, revokeSessionsSchema, type SessionList } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import { HttpError } from '../problems.ts';
import { listedSessions } from '../serialize.ts';
import type { AdminGate } from './admin.ts';
import { json, type Route, type RouteContext } from './context.ts';

const MISSING = { field: 'subject', code: 'invalid', detail: 'Name the user with ?subject=.' };

/** `/admin/sessions?subject=`: lists the active sessions of a user of the administrator's own tenant. */
export function adminSessionsRoute({ engine }: RouteContext, admin: AdminGate): Route {
  return {
    async GET(request) {
      const subject = new URL(request.url).searchParams.get('subject') ?? '';
      const { tenant, sid } = await admin(request, 'sessions.read', { subject });
      if (!subject) throw new HttpError('bad_body', { errors: [MISSING] });
      const list: SessionList = { sessions: listedSessions(await engine.list({ subject, tenant }), sid) };
      return json(list);
    },
  };
}

/** `/admin/revoke`: ends all sessions, or one, of a user of the administrator's own tenant. */
export function adminRevokeRoute({ engine, allowedOrigins }: RouteContext, admin: AdminGate): Route {
  return {
    async POST(request) {
      assertOwnPage(request, allowedOrigins);
      const { subject, sid } = await readBody(request, revokeSessionsSchema).catch(async (refusal: unknown) => {
        // Only administrators may see what is wrong with the body.
        await admin(request, 'sessions.revoke');
        throw refusal;
      });
      const { tenant, subject: by } = await admin(request, 'sessions.revoke', { subject });
      const ended = await engine.revoke({ subject, tenant, by, ...(sid !== undefined && { only: sid }) });
      if (sid !== undefined && !ended.length) throw new HttpError('not_found');
      const revoked: Revoked = { revoked: ended.length };
      return json(revoked);
    },
  };
}

import type { Streams } from '../events/streams.ts';
import type { AdminGate } from './admin.ts';
import { adminRevokeRoute, adminSessionsRoute } from './admin-sessions.ts';
import { auditRoute } from './audit.ts';
import type { Route, RouteContext } from './context.ts';
import { eventsRoute } from './events.ts';
import { openApiRoute } from './openapi.ts';
import { ownSessionRoute, ownSessionsRoute, revokeOwnRoute } from './own-sessions.ts';
import { policyRoute } from './policies.ts';
import { heartbeatRoute, logoutRoute, sessionRoute } from './session.ts';

/** The form of ids in paths. Other ids are not found, without a query. */
const ID = '([\\w.~-]{1,64})';
const POLICY = new RegExp(`^/admin/policies/${ID}$`);
const SESSION = new RegExp(`^/sessions/${ID}$`);

export function resources(
  context: RouteContext,
  streams: Streams,
  admin: AdminGate,
  basePath: string,
): (path: string) => Route | undefined {
  const byPath = new Map([
    ['/session', sessionRoute(context)],
    ['/heartbeat', heartbeatRoute(context)],
    ['/events', eventsRoute(context, streams)],
    ['/logout', logoutRoute(context)],
    ['/openapi.json', openApiRoute(basePath)],
    ['/sessions', ownSessionsRoute(context)],
    ['/sessions/revoke', revokeOwnRoute(context)],
    ['/admin/sessions', adminSessionsRoute(context, admin)],
    ['/admin/revoke', adminRevokeRoute(context, admin)],
    ['/admin/audit', auditRoute(context, admin)],
  ]);

  return (path) => {
    const route = byPath.get(path);
    if (route) return route;
    const [, sid] = SESSION.exec(path) ?? [];
    if (sid !== undefined) return ownSessionRoute(context, sid);
    const [, policyId] = POLICY.exec(path) ?? [];
    return policyId === undefined ? undefined : policyRoute(context, admin, policyId);
  };
}

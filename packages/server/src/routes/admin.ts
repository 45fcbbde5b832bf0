import type { SessionInfo } from '../engine.ts';
import { Refusal } from '../problems.ts';
import { liveSession, type RouteContext } from './context.ts';

/** What somebody with a live session wants to do under `/admin`. */
export interface AdminRequest {
  readonly request: Request;
  readonly session: SessionInfo;
  /** `unknown`: there is no such path or method. Who is allowed to look is told so. */
  readonly action: 'policy.read' | 'policy.write' | 'unknown';
  /** The session's tenant. Another tenant's policy is out of reach, whatever the host answers. */
  readonly tenant: string | null;
  /** `null` where the path names none. */
  readonly policyId: string | null;
}

/** Whether the host allows a request to `/admin`. */
export type AuthorizeAdmin = (ask: AdminRequest) => boolean | Promise<boolean>;

/** Lets administrators pass. */
export type AdminGate = (
  request: Request,
  action: AdminRequest['action'],
  policyId: string | null,
) => Promise<SessionInfo>;

/** Members learn nothing, not even what there is under `/admin`. */
export function adminGate({ engine, cookie }: RouteContext, authorizeAdmin: AuthorizeAdmin): AdminGate {
  return async (request, action, policyId) => {
    const { session } = liveSession(await engine.read(cookie.read(request)));
    if (await authorizeAdmin({ request, session, action, tenant: session.tenant, policyId })) return session;
    throw new Refusal('forbidden');
  };
}

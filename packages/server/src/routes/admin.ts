import type { SessionInfo } from '../engine.ts';
import { Refusal } from '../problems.ts';
import type { SessionRequest } from '../request.ts';
import { liveSession, type RouteContext } from './context.ts';

/** What somebody with a live session wants to do under `/admin`. */
export interface AdminRequest {
  readonly request: SessionRequest;
  readonly session: SessionInfo;
  /** `unknown`: there is no such path or method. Who is allowed to look is told so. */
  readonly action: 'policy.read' | 'policy.write' | 'sessions.read' | 'sessions.revoke' | 'audit.read' | 'unknown';
  /** The session's tenant. Another tenant's policy is out of reach, whatever the host answers. */
  readonly tenant: string | null;
  /** The policy that the path names. */
  readonly policyId?: string;
  /** Whose sessions they are about. */
  readonly subject?: string;
}

/** Whether the host allows a request to `/admin`. */
export type AuthorizeAdmin = (ask: AdminRequest) => boolean | Promise<boolean>;

/** Lets administrators pass. */
export type AdminGate = (
  request: SessionRequest,
  action: AdminRequest['action'],
  about?: Pick<AdminRequest, 'policyId' | 'subject'>,
) => Promise<SessionInfo>;

/** Members learn nothing, not even what there is under `/admin`. */
export function adminGate({ engine, tokenOf }: RouteContext, authorizeAdmin: AuthorizeAdmin): AdminGate {
  return async (request, action, about = {}) => {
    const { session } = liveSession(await engine.read(tokenOf(request)));
    if (await authorizeAdmin({ ...about, request, session, action, tenant: session.tenant })) return session;
    throw new Refusal('forbidden');
  };
}

import { resultOf } from '../../attempt.ts';
import type { SessionEngine, SessionInfo } from '../../engine-types.ts';
import { liveSession } from '../live-session.ts';
import { HttpError } from '../problems.ts';
import type { SessionRequest } from '../request.ts';

/** A request to `/admin` with an active session. */
export interface AdminRequest {
  readonly request: SessionRequest;
  readonly session: SessionInfo;
  /** `unknown`: the path or method does not exist. Only allowed callers receive 404 or 405; others receive 403. */
  readonly action: 'policy.read' | 'policy.write' | 'sessions.read' | 'sessions.revoke' | 'audit.read' | 'unknown';
  /** The session's tenant. Policies of other tenants are out of reach, whatever your app returns. */
  readonly tenant: string | null;
  readonly policyId?: string;
  /** The user whose sessions are requested. */
  readonly subject?: string;
}

/** Returns whether your app allows a request to `/admin`. */
export type IsAdmin = (ask: AdminRequest) => boolean | Promise<boolean>;

export type AdminGate = (
  request: SessionRequest,
  action: AdminRequest['action'],
  about?: Pick<AdminRequest, 'policyId' | 'subject'>,
) => Promise<SessionInfo>;

/** Members receive 403 for every path, so that they cannot find out which exist. */
export function adminGate(engine: SessionEngine, token: string | null, isAdmin: IsAdmin): AdminGate {
  return async (request, action, about = {}) => {
    const { session } = liveSession(await engine.read(token));
    const isAllowed = isAdmin({ ...about, request, session, action, tenant: session.tenant });
    // Without TypeScript it may return anything.
    if ((await resultOf('isAdmin', isAllowed)) !== true) throw new HttpError('forbidden');
    // It may take 5 s, in which the session may end.
    return isAllowed === true ? session : liveSession(await engine.read(token)).session;
  };
}

import { type PolicyResource, policyDurationsSchema } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import type { SessionInfo } from '../engine.ts';
import { etagOf, policyErrors, versionFromIfMatch } from '../policy.ts';
import { Refusal } from '../problems.ts';
import { json, liveSession, type Route, type RouteContext } from './context.ts';

/** What somebody with a live session wants to do under `/admin`. */
export interface AdminRequest {
  readonly request: Request;
  readonly session: SessionInfo;
  readonly action: 'policy.read' | 'policy.write';
  /** The session's tenant. Another tenant's policy is out of reach, whatever the host answers. */
  readonly tenant: string | null;
  readonly policyId: string;
}

/** Whether the host allows a request to `/admin`. */
export type AuthorizeAdmin = (ask: AdminRequest) => boolean | Promise<boolean>;

/** `/admin/policies/{id}`: a policy, whose version is the ETag. */
export function policyRoute(context: RouteContext, authorizeAdmin: AuthorizeAdmin, policyId: string): Route {
  const { engine, cookie, allowedOrigins } = context;

  /** Members learn nothing, not even whether the policy exists. */
  async function assertAdmin(request: Request, action: AdminRequest['action']): Promise<SessionInfo> {
    const { session } = liveSession(await engine.read(cookie.read(request)));
    const allowed = await authorizeAdmin({ request, session, action, tenant: session.tenant, policyId });
    if (!allowed) throw new Refusal('forbidden');
    return session;
  }

  async function policyWithin({ tenant }: SessionInfo): Promise<PolicyResource> {
    const found = await engine.findPolicy(policyId);
    if (!found || (found.tenant !== null && found.tenant !== tenant)) throw new Refusal('not_found');
    return found.policy;
  }

  return {
    async GET(request) {
      const policy = await policyWithin(await assertAdmin(request, 'policy.read'));
      return json(policy, { etag: etagOf(policy) });
    },

    /** With `?dryRun=1` nothing is saved, so no version need be named. */
    async PUT(request) {
      assertOwnPage(request, allowedOrigins);
      const session = await assertAdmin(request, 'policy.write');
      const current = await policyWithin(session);
      const durations = await readBody(request, policyDurationsSchema, 'not_a_duration');
      const change = { id: policyId, durations, by: session.subject };
      const result = new URL(request.url).searchParams.has('dryRun', '1')
        ? await engine.previewPolicy(policyId, durations, session)
        : await engine.savePolicy({ ...change, ifVersion: versionFromIfMatch(request) });
      switch (result.outcome) {
        case 'preview':
          return json(result.preview);
        case 'saved':
          return json(result.policy, { etag: etagOf(result.policy) });
        case 'stale':
          throw new Refusal('stale_version', { headers: { etag: etagOf(result.policy) } });
        case 'invalid':
          throw new Refusal('bad_body', { errors: policyErrors(result.problems, current.limits) });
        case 'unknown':
          throw new Refusal('not_found');
      }
    },
  };
}

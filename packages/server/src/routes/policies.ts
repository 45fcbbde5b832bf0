import { type PolicyResource, policyDurationsSchema } from '@curfew/core/protocol';
import { readBody } from '../body.ts';
import { assertOwnPage } from '../csrf.ts';
import type { SessionInfo } from '../engine.ts';
import { etagOf, policyErrors, versionFromIfMatch } from '../policy-etag.ts';
import { HttpError } from '../problems.ts';
import type { AdminGate } from './admin.ts';
import { json, type Route, type RouteContext } from './context.ts';

/** `/admin/policies/{id}`: a policy, whose version is the ETag. */
export function policyRoute({ engine, allowedOrigins }: RouteContext, admin: AdminGate, policyId: string): Route {
  async function policyWithin({ tenant }: SessionInfo): Promise<PolicyResource> {
    const found = await engine.findPolicy(policyId);
    if (!found || (found.tenant !== null && found.tenant !== tenant)) throw new HttpError('not_found');
    return found.policy;
  }

  return {
    async GET(request) {
      const policy = await policyWithin(await admin(request, 'policy.read', { policyId }));
      return json(policy, { etag: etagOf(policy) });
    },

    /** With `?dryRun=1` nothing is saved, so `If-Match` is not required. */
    async PUT(request) {
      assertOwnPage(request, allowedOrigins);
      const session = await admin(request, 'policy.write', { policyId });
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
          throw new HttpError('stale_version', { headers: { etag: etagOf(result.policy) } });
        case 'invalid':
          throw new HttpError('bad_body', { errors: policyErrors(result.problems, current.limits) });
        case 'unknown':
          throw new HttpError('not_found');
      }
    },
  };
}

import { policyDryRunSchema, policyDurationsSchema, policyResourceSchema } from '@curfew/core/protocol';
import * as v from 'valibot';
import type { SessionEngine, SessionInfo, TenantPolicy } from '../../engine.ts';
import { readBody } from '../body.ts';
import { etagOf, policyErrors, versionFromIfMatch } from '../policy-etag.ts';
import { HttpError } from '../problems.ts';
import { urlOf } from '../request.ts';
import { json, type Route } from './route.ts';

/** @throws HttpError `not_found`, also if the policy belongs to another tenant */
async function policyWithin(engine: SessionEngine, { tenant }: SessionInfo, policyId: string): Promise<TenantPolicy> {
  const found = await engine.findPolicy(policyId);
  if (!found || (found.tenant !== null && found.tenant !== tenant)) throw new HttpError('not_found');
  return found;
}

export const readPolicy: Route = {
  method: 'GET',
  path: '/admin/policies/{id}',
  summary: 'Returns a policy. Its version is the ETag.',
  responses: { 200: policyResourceSchema },
  problems: ['not_found'],
  async respond({ engine, admin }, request, policyId) {
    const { policy } = await policyWithin(engine, await admin(request, 'policy.read', { policyId }), policyId);
    return json(policy, { etag: etagOf(policy) });
  },
};

/** The policy of all tenants is not one tenant's to change, and a preview would count the sessions of others. */
function assertOwnPolicy(tenant: string | null, session: SessionInfo): void {
  if (tenant !== session.tenant)
    throw new HttpError('forbidden', { detail: 'This policy applies to all tenants. A tenant cannot change it.' });
}

/** With `?dryRun=1` nothing is saved, so `If-Match` is not required. */
export const savePolicy: Route = {
  method: 'PUT',
  path: '/admin/policies/{id}',
  summary: 'Saves a policy if If-Match names its version. With `?dryRun=1`, returns how many sessions that would end.',
  body: policyDurationsSchema,
  query: ['dryRun'],
  responses: { 200: v.union([policyResourceSchema, policyDryRunSchema]) },
  problems: ['not_found', 'precondition_required', 'stale_version'],
  async respond({ engine, admin }, request, policyId) {
    const session = await admin(request, 'policy.write', { policyId });
    const { tenant, policy: current } = await policyWithin(engine, session, policyId);
    assertOwnPolicy(tenant, session);
    const durations = await readBody(request, policyDurationsSchema, 'not_a_duration');
    const change = { id: policyId, durations, by: session.subject };
    const result = urlOf(request).searchParams.has('dryRun', '1')
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

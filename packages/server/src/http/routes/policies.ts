import {
  type PolicyHistory,
  type PolicySave,
  policyDryRunSchema,
  policyHistorySchema,
  policyResourceSchema,
  policySaveSchema,
  policySessionsSchema,
} from '@curfew/core/protocol';
import { durationsOf } from '@curfew/core/state';
import * as v from 'valibot';
import type { SessionInfo, TenantPolicy } from '../../engine-types.ts';
import { policyErrors } from '../../policy-errors.ts';
import { policyChanges } from '../../serialize.ts';
import { readBody } from '../body.ts';
import { liveSession } from '../live-session.ts';
import { etagOf, versionFromIfMatch } from '../policy-etag.ts';
import { HttpError } from '../problems.ts';
import { type SessionRequest, urlOf } from '../request.ts';
import { PAGE_QUERY, readAuditPage } from './audit-page.ts';
import { inTurn } from './in-turn.ts';
import { json, type Route, type RouteContext } from './route.ts';

/** A policy of another tenant is not found. */
async function policyWithin(context: RouteContext, session: SessionInfo, policyId: string): Promise<TenantPolicy> {
  const found = await inTurn(context, session, () => context.engine.findPolicy(policyId));
  if (!found || (found.tenant !== null && found.tenant !== session.tenant)) throw new HttpError('not_found');
  return found;
}

/** For its turn among those of one administrator, as then among all. */
const WAIT_MS = 30_000;

/**
 * What reads many sessions or lines, one at a time for each administrator: otherwise the requests of one would delay those of
 * others for the same policy. It may wait for long, in which the administrator's session may end.
 *
 * @throws HttpError `session_ended`
 */
async function whileSignedIn<T>(
  { engine, token, turnsOf }: RouteContext,
  { tenant, subject }: SessionInfo,
  what: 'sessions' | 'history',
  read: () => Promise<T>,
): Promise<T> {
  const turns = turnsOf(JSON.stringify([tenant, subject, what]));
  const result = await turns(read, performance.now() + WAIT_MS);
  liveSession(await engine.read(token));
  return result;
}

export const readPolicy: Route = {
  method: 'GET',
  path: '/admin/policies/{id}',
  summary: 'Returns a policy. Its version is the ETag.',
  responses: { 200: policyResourceSchema },
  problems: ['not_found'],
  async respond(context, request, policyId) {
    const session = await context.admin(request, 'policy.read', { policyId });
    const { tenant, policy } = await policyWithin(context, session, policyId);
    const { updatedBy: _, ...unsigned } = policy;
    return json(tenant === session.tenant ? policy : unsigned, { etag: etagOf(policy) });
  },
};

/** A preview and a count would count the sessions of other tenants, and the history names their administrators. */
function assertOwnPolicy(tenant: string | null, session: SessionInfo): void {
  if (tenant !== session.tenant)
    throw new HttpError('forbidden', { detail: 'This policy applies to all tenants. A tenant can only read it.' });
}

const DURATIONS = new Set<string>(['idleMs', 'maxMs', 'warnMs'] satisfies (keyof PolicySave)[]);
const saveCode = (field: string) => (DURATIONS.has(field) ? 'not_a_duration' : 'invalid');

const CROWDED = {
  field: 'apply',
  code: 'too_many',
  detail: 'Sessions of ten versions may still be active. Save so that it applies now.',
};

const NO_DRY_RUN = { field: 'dryRun', code: 'invalid', detail: 'Write dryRun=1 for a dry run, or omit it to save.' };

/** A misspelt dry run must not save. */
function isDryRun(request: SessionRequest): boolean {
  const [value = '0', another] = urlOf(request).searchParams.getAll('dryRun');
  if (another !== undefined) throw new HttpError('bad_body', { errors: [NO_DRY_RUN] });
  if (value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw new HttpError('bad_body', { errors: [NO_DRY_RUN] });
}

export const savePolicy: Route = {
  method: 'PUT',
  path: '/admin/policies/{id}',
  summary: 'Saves a policy if If-Match names its version. With `?dryRun=1`, returns how many sessions that would end.',
  body: policySaveSchema,
  query: ['dryRun'],
  responses: { 200: v.union([policyResourceSchema, policyDryRunSchema]) },
  problems: ['not_found', 'precondition_required', 'stale_version'],
  async respond(context, request, policyId) {
    const { engine, admin, saves } = context;
    const open = async () => {
      const session = await admin(request, 'policy.write', { policyId });
      const { tenant, policy } = await policyWithin(context, session, policyId);
      assertOwnPolicy(tenant, session);
      return { session, policy };
    };
    // The body first: it may take 10 s, in which the session may end.
    const save = await readBody(request, policySaveSchema, { fieldCode: saveCode }).catch(async (refusal: unknown) => {
      // Only administrators may see what is wrong with the body.
      await open();
      throw refusal;
    });
    const { apply = 'now', note = '', ...body } = save;
    const { session, policy: current } = await open();
    const durations = durationsOf(body);
    const change = { id: policyId, durations, by: session.subject, apply, ...(note.trim() && { note: note.trim() }) };
    const isPreview = isDryRun(request);
    if (!isPreview) saves.count(policyId);
    const result = isPreview
      ? await whileSignedIn(context, session, 'sessions', () =>
          engine.previewPolicy(policyId, durations, session, apply),
        )
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
      case 'crowded':
        throw new HttpError('bad_body', { errors: [CROWDED] });
      case 'unknown':
        throw new HttpError('not_found');
    }
  },
};

/** The permission for lines of the audit, which it shows. */
export const readPolicyHistory: Route = {
  method: 'GET',
  path: '/admin/policies/{id}/history',
  summary: 'Lists who saved a policy, when and why, and what it had before.',
  query: PAGE_QUERY,
  responses: { 200: policyHistorySchema },
  problems: ['not_found', 'bad_body'],
  async respond(context, request, policyId) {
    const { engine, admin } = context;
    const session = await admin(request, 'audit.read', { policyId });
    const { tenant } = await policyWithin(context, session, policyId);
    assertOwnPolicy(tenant, session);
    const page = await whileSignedIn(context, session, 'history', () =>
      readAuditPage(engine, request, { tenant, policyId }),
    );
    const { entries, older, next } = page;
    const changes = policyChanges(older ? [...entries, older] : entries).slice(0, entries.length);
    const history: PolicyHistory = { changes, next };
    return json(history);
  },
};

/** The permission for dry runs: it shows the same. */
export const countPolicySessions: Route = {
  method: 'GET',
  path: '/admin/policies/{id}/sessions',
  summary: 'Counts the active sessions of a policy, by the time since their last activity and since their sign-in.',
  responses: { 200: policySessionsSchema },
  problems: ['not_found'],
  async respond(context, request, policyId) {
    const { engine, admin } = context;
    const session = await admin(request, 'policy.write', { policyId });
    const { tenant } = await policyWithin(context, session, policyId);
    assertOwnPolicy(tenant, session);
    return json(await whileSignedIn(context, session, 'sessions', () => engine.countSessions(policyId)));
  },
};

import * as v from 'valibot';
import { POLICY_ID } from '../../names.ts';
import { listSessions, revokeSessions } from './admin-sessions.ts';
import { readAudit } from './audit.ts';
import { events } from './events.ts';
import { endOwnSession, listOwnSessions, revokeOwnSessions } from './own-sessions.ts';
import { countPolicySessions, readPolicy, readPolicyHistory, savePolicy } from './policies.ts';
import { jsonText, type Route } from './route.ts';
import { heartbeat, logout, readSession } from './session.ts';

const openApi: Route = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'Describes the endpoints.',
  isPublic: true,
  responses: { 200: v.looseObject({}) },
  respond: async (context) => jsonText(await context.openApi()),
};

/** Also for the OpenAPI document, names of metrics and a test of the README. */
export const ROUTES: readonly Route[] = [
  readSession,
  heartbeat,
  events,
  logout,
  listOwnSessions,
  endOwnSession,
  revokeOwnSessions,
  readPolicy,
  savePolicy,
  readPolicyHistory,
  countPolicySessions,
  listSessions,
  revokeSessions,
  readAudit,
  openApi,
];

export interface Resource {
  readonly path: string;
  readonly byMethod: ReadonlyMap<string, Route>;
}

/** Other ids need no query. */
const ID = `(${POLICY_ID})`;

const withoutId = new Map<string, Resource>();
const withId: { readonly resource: Resource; readonly form: RegExp }[] = [];
for (const path of new Set(ROUTES.map((route) => route.path))) {
  const own = ROUTES.filter((route) => route.path === path);
  const resource = { path, byMethod: new Map(own.map((route) => [route.method, route])) };
  if (!path.includes('{')) withoutId.set(path, resource);
  else withId.push({ resource, form: new RegExp(`^${path.replace(/\{\w+\}/, ID)}$`) });
}

export function findResource(path: string): { readonly resource: Resource; readonly id: string } | null {
  const resource = withoutId.get(path);
  if (resource) return { resource, id: '' };
  for (const { resource, form } of withId) {
    const [, id] = form.exec(path) ?? [];
    if (id !== undefined) return { resource, id };
  }
  return null;
}

/**
 * Returns the path of an endpoint with its parameter's name in place of the value, for metrics and logs, where clients
 * must not create new values. Returns `null` if there is no such endpoint.
 *
 * @param path - below the base path
 * @example
 * routePath('/sessions/0190') // '/sessions/{sid}'
 */
export function routePath(path: string): string | null {
  return findResource(path)?.resource.path ?? null;
}

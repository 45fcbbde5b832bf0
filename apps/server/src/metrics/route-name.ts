/**
 * Paths that are their own route name. Other paths map to a pattern, so that clients cannot create new label values.
 */
const ROUTES = new Set([
  '/healthz',
  '/readyz',
  '/api/sign-in',
  '/api/me',
  '/api/items',
  '/api/overview',
  '/api/customers',
  '/curfew/v1/session',
  '/curfew/v1/heartbeat',
  '/curfew/v1/events',
  '/curfew/v1/logout',
  '/curfew/v1/openapi.json',
  '/curfew/v1/sessions',
  '/curfew/v1/sessions/revoke',
  '/curfew/v1/admin/sessions',
  '/curfew/v1/admin/revoke',
  '/curfew/v1/admin/audit',
]);

const WITH_AN_ID = [
  { prefix: '/curfew/v1/sessions/', route: '/curfew/v1/sessions/{sid}' },
  { prefix: '/curfew/v1/admin/policies/', route: '/curfew/v1/admin/policies/{id}' },
  { prefix: '/curfew/', route: '/curfew/{unknown}' },
  { prefix: '/api/', route: '/api/{unknown}' },
];

/**
 * @example
 * routeName('/curfew/v1/sessions/0190…') // '/curfew/v1/sessions/{sid}'
 */
export function routeName(path: string): string {
  if (ROUTES.has(path)) return path;
  return WITH_AN_ID.find(({ prefix }) => path.startsWith(prefix))?.route ?? '{console}';
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** Clients can invent methods, so unknown ones become `OTHER`. */
export function methodName(method: string): string {
  return METHODS.has(method) ? method : 'OTHER';
}

import { routePath } from '@curfew/server/http';

/** Other paths map to a pattern, so that clients cannot create label values. */
const ROUTES = new Set([
  '/healthz',
  '/readyz',
  '/api/sign-in',
  '/api/sign-in/options',
  '/api/sign-in/passkey',
  '/api/passkey',
  '/api/passkey/options',
  '/api/account',
  '/api/me',
  '/api/items',
  '/api/overview',
  '/api/customers',
]);

const CURFEW = '/curfew/v1';
const CUSTOMER = /^\/api\/customers\/[^/]+$/;

/** `/curfew/v1/sessions/0190` is `/curfew/v1/sessions/{sid}`. */
export function routeName(path: string): string {
  if (ROUTES.has(path)) return path;
  const endpoint = path.startsWith(CURFEW) ? routePath(path.slice(CURFEW.length)) : null;
  if (endpoint !== null) return `${CURFEW}${endpoint}`;
  if (path.startsWith('/curfew/')) return '/curfew/{unknown}';
  if (CUSTOMER.test(path)) return '/api/customers/{id}';
  return path.startsWith('/api/') ? '/api/{unknown}' : '{console}';
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** Clients can invent methods. */
export function methodName(method: string): string {
  return METHODS.has(method) ? method : 'OTHER';
}

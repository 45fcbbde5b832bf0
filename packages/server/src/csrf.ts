import { Refusal } from './problems.ts';
import type { SessionRequest } from './request.ts';

/**
 * Where a request comes from: a page of this site, another site's page, or, with neither `Sec-Fetch-Site` nor `Origin`,
 * a client that is no browser or a very old one.
 *
 * `same-site` is not trusted: a neighbouring subdomain may belong to somebody else.
 *
 * @param allowedOrigins - trusted beside the request's own, such as `https://app.example.com` behind a proxy
 * @example
 * if (siteOf(request, []) === 'foreign') return problemResponse('csrf');
 */
export function siteOf(request: SessionRequest, allowedOrigins: readonly string[]): 'own' | 'foreign' | 'unknown' {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' ? 'own' : 'foreign';
  const origin = request.headers.get('origin');
  if (origin === null) return 'unknown';
  return origin === new URL(request.url).origin || allowedOrigins.includes(origin) ? 'own' : 'foreign';
}

/** Refuses an unsafe request that a foreign page could have caused. */
export function assertOwnPage(request: SessionRequest, allowedOrigins: readonly string[]): void {
  if (siteOf(request, allowedOrigins) !== 'own') {
    throw new Refusal('csrf', { detail: 'Sec-Fetch-Site must be same-origin, or Origin an allowed one.' });
  }
  // A form cannot send it, and a script of another origin only after a preflight, which nobody answers.
  if (request.headers.get('x-curfew') !== '1') {
    throw new Refusal('csrf', { detail: 'The header X-Curfew: 1 is missing.' });
  }
}

import { HttpError } from './problems.ts';
import { type SessionRequest, urlOf } from './request.ts';

/**
 * `unknown`: no browser, or a very old one. `same-site` counts as foreign: a neighbouring subdomain may belong to another
 * party.
 */
export function siteOf(request: SessionRequest, allowedOrigins: readonly string[]): 'own' | 'foreign' | 'unknown' {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return 'own';
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' ? 'own' : 'foreign';
  if (origin === null) return 'unknown';
  return origin === urlOf(request).origin ? 'own' : 'foreign';
}

/**
 * Returns whether a POST may come from a page of another site, so that your own sign-in can refuse it. A page of a
 * neighbouring subdomain counts as another site. Returns `false` if the request has neither `Sec-Fetch-Site` nor `Origin`, as
 * from clients that are not browsers.
 *
 * @param allowedOrigins - origins trusted beside the request's own, such as `https://app.example.com` behind a proxy
 * @example
 * if (isCrossSite(request, [])) return problemResponse('csrf');
 */
export function isCrossSite(request: SessionRequest, allowedOrigins: readonly string[]): boolean {
  return siteOf(request, allowedOrigins) === 'foreign';
}

/**
 * Whether the user may have caused a request to a route of your app. Not ahead, as of a page that is prerendered, which the user may
 * never open. Not by what a page of another site loads or frames: one of a neighbouring subdomain has the cookie.
 */
export function isOfUser(request: SessionRequest, allowedOrigins: readonly string[]): boolean {
  const { headers } = request;
  if (['sec-purpose', 'purpose'].some((name) => headers.get(name)?.includes('prefetch'))) return false;
  // `none`: the user has typed the address.
  const isForeign = siteOf(request, allowedOrigins) === 'foreign' && headers.get('sec-fetch-site') !== 'none';
  // A link that leads here loads a document of its own.
  return !isForeign || headers.get('sec-fetch-dest') === 'document';
}

export function assertOwnPage(request: SessionRequest, allowedOrigins: readonly string[]): void {
  if (siteOf(request, allowedOrigins) !== 'own') {
    throw new HttpError('csrf', { detail: 'Sec-Fetch-Site must be same-origin, or Origin must be an allowed origin.' });
  }
  // A form cannot set this header. A script of another origin needs a preflight, which only allowed origins get.
  if (request.headers.get('x-curfew') !== '1') {
    throw new HttpError('csrf', { detail: 'The header X-Curfew: 1 is missing.' });
  }
}

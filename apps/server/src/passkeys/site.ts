import { isIP } from 'node:net';

export interface Site {
  /** WebAuthn calls the domain the id of the relying party. */
  readonly rpId: string;
  readonly origin: string;
}

/**
 * `null` if the origin is not trusted, or has no domain: WebAuthn allows no IP address. The demo runs under any host name:
 * an app names its own domain here.
 */
export function siteOf(request: Request, allowedOrigins: readonly string[]): Site | null {
  const origin = request.headers.get('origin');
  if (origin === null || !(allowedOrigins.includes(origin) || origin === new URL(request.url).origin)) return null;
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) ? null : { rpId: hostname, origin };
}

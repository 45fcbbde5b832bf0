import { isIP } from 'node:net';

/** The site that a passkey works on. */
export interface Site {
  /** The domain, which WebAuthn calls the id of the relying party. */
  readonly rpId: string;
  readonly origin: string;
}

/**
 * Returns the site of the page that sent a request; `null` if it is not a trusted one, or has no domain, because WebAuthn
 * allows no IP address. The demo runs under any host name: an app names its own domain here.
 */
export function siteOf(request: Request, allowedOrigins: readonly string[]): Site | null {
  const origin = request.headers.get('origin');
  if (origin === null || !(allowedOrigins.includes(origin) || origin === new URL(request.url).origin)) return null;
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) ? null : { rpId: hostname, origin };
}

import type { SessionRequest } from './request.ts';
import { isToken } from './tokens.ts';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The session's cookie. It is written at sign-in and cleared at logout, never on a touch: a late answer that renews a
 * cookie undoes a logout.
 */
export interface SessionCookie {
  /** The token that the browser presents, if it has the form of one. */
  read(request: SessionRequest): string | null;
  /** The value of `Set-Cookie` that gives the browser its token. */
  write(request: SessionRequest, token: string): string;
  /** The value of `Set-Cookie` that takes it away. */
  clear(request: SessionRequest): string;
}

/**
 * `__Host-` keeps subdomains from planting a cookie, and needs `Secure`. Browsers do not all accept that over http on
 * the loopback, so there, and only there, the plain name serves.
 *
 * @param name - without prefix
 * @param maxAgeMs - the longest that any session may last
 */
export function sessionCookie(name: string, maxAgeMs: number): SessionCookie {
  const nameFor = (request: SessionRequest): string => (isPlainLoopback(request) ? name : `__Host-${name}`);

  function serialize(request: SessionRequest, token: string, maxAgeS: number): string {
    const secure = isPlainLoopback(request) ? '' : ' Secure;';
    return `${nameFor(request)}=${token}; Max-Age=${maxAgeS}; Path=/;${secure} HttpOnly; SameSite=Lax`;
  }

  return {
    read(request) {
      const wanted = `${nameFor(request)}=`;
      const pairs = request.headers.get('cookie')?.split(';') ?? [];
      const [pair, another] = pairs.map((text) => text.trim()).filter((text) => text.startsWith(wanted));
      const token = pair?.slice(wanted.length) ?? '';
      // Which of two is the true one, nobody can tell.
      return another === undefined && isToken(token) ? token : null;
    },
    write: (request, token) => serialize(request, token, Math.ceil(maxAgeMs / 1_000)),
    clear: (request) => serialize(request, '', 0),
  };
}

/** A proxy that ends TLS on this machine says so in `X-Forwarded-Proto`; believing a false one only costs the cookie. */
function isPlainLoopback(request: SessionRequest): boolean {
  const { protocol, hostname } = new URL(request.url);
  return protocol === 'http:' && LOOPBACK.test(hostname) && request.headers.get('x-forwarded-proto') !== 'https';
}

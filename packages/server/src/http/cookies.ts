import { flat } from '../flat.ts';
import { isToken } from '../tokens.ts';
import { type SessionRequest, urlOf } from './request.ts';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Never written on a heartbeat: a late response would undo a sign-out. */
export interface SessionCookie {
  /** Returns `null` if there is no valid token. */
  read(request: SessionRequest): string | null;
  write(request: SessionRequest, token: string): string;
  clear(request: SessionRequest): string;
  /** Whether the page that sent the request is not https, so that its browser ignores the cookie. */
  isDropped(request: SessionRequest): boolean;
}

/**
 * Strips all that RFC 6265 strips. Others, such as a no-break space, would make another cookie's name equal to this one's.
 * A regular expression for the end takes the square of the length, if there are many spaces before something else.
 */
function strip(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isSpace(text[from])) from += 1;
  while (from < to && isSpace(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/**
 * `__Host-` keeps subdomains from setting the cookie, but requires `Secure`. Some browsers reject that over http on the
 * loopback, so only there, and with `isInsecure`, the name has no prefix. Then it has the port, unless that is 80, because
 * browsers send a cookie to every port of a host: two products in development would sign each other out.
 *
 * @param maxAgeMs - the longest that any session may last, in ms
 * @param options.isInsecure - whether plain http is accepted on any host
 * @param options.isHttps - whether your app is https for browsers. Then the name always has the prefix, although a proxy
 *   on this machine may send the loopback's name
 */
export function sessionCookie(
  name: string,
  maxAgeMs: number,
  { isInsecure = false, isHttps = false }: { readonly isInsecure?: boolean; readonly isHttps?: boolean } = {},
): SessionCookie {
  const plainUrlOf = (request: SessionRequest): URL | null =>
    isInsecure || !isHttps ? plainHttpUrl(request, isInsecure) : null;

  function isOnAnyPort(pair: string): boolean {
    const [own = ''] = pair.split('=');
    return own === name || (own.startsWith(`${name}-`) && /^\d+$/.test(own.slice(name.length + 1)));
  }

  /** @param plain - the URL of the request if it is plain http */
  function nameAt(plain: URL | null): string {
    if (!plain) return `__Host-${name}`;
    return plain.port ? `${name}-${plain.port}` : name;
  }

  function serialize(request: SessionRequest, token: string, maxAgeS: number): string {
    const plain = plainUrlOf(request);
    const secure = plain ? '' : ' Secure;';
    return `${nameAt(plain)}=${token}; Max-Age=${maxAgeS}; Path=/;${secure} HttpOnly; SameSite=Lax`;
  }

  return {
    read(request) {
      const pairs = (request.headers.get('cookie')?.split(';') ?? []).map(strip);
      const plain = plainUrlOf(request);
      const wanted = `${nameAt(plain)}=`;
      const own = pairs.filter((text) => text.startsWith(wanted));
      // In development, servers on two ports may share a store.
      const found = own.length === 0 && plain ? pairs.filter(isOnAnyPort) : own;
      const [pair = '', another] = found;
      const token = pair.slice(pair.indexOf('=') + 1);
      // If the cookie appears twice, ignore both: either may be planted.
      return another === undefined && isToken(token) ? flat(token) : null;
    },
    write: (request, token) => serialize(request, token, Math.ceil(maxAgeMs / 1_000)),
    clear: (request) => serialize(request, '', 0),
    isDropped: (request) =>
      !plainUrlOf(request) && request.url.startsWith('http:') && /^http:/.test(request.headers.get('origin') ?? ''),
  };
}

/**
 * Returns the request's URL if it is plain http. A proxy on this machine that terminates TLS sets `X-Forwarded-Proto`. A
 * forged value only makes the cookie unreadable.
 */
function plainHttpUrl(request: SessionRequest, isInsecure: boolean): URL | null {
  const url = urlOf(request);
  // Each proxy appends its own: the first is what the browser has used.
  const [forwarded] = request.headers.get('x-forwarded-proto')?.split(',') ?? [];
  const isPlain = url.protocol === 'http:' && forwarded?.trim() !== 'https';
  return isPlain && (isInsecure || LOOPBACK.test(url.hostname)) ? url : null;
}

import { MAX_DURATION_MS } from '@curfew/core/state';
import { flat } from '../flat.ts';
import { isToken } from '../tokens.ts';
import { type SessionRequest, urlOf } from './request.ts';

/** As the longest policy that there can be: it may be saved later, and `limits` do not apply to the stored one. */
const LIFETIME_S = MAX_DURATION_MS / 1_000;

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Never written on a heartbeat: a late response would undo a sign-out. */
export interface SessionCookie {
  read(request: SessionRequest): string | null;
  write(request: SessionRequest, token: string): string;
  clear(request: SessionRequest): string;
  /** The browser of a page that is not https ignores the cookie. */
  isDropped(request: SessionRequest): boolean;
  /** The page is https, but the cookie has no prefix: a proxy sends the loopback's name in place of the page's. */
  isExposed(request: SessionRequest): boolean;
}

/**
 * As RFC 6265: other space would make another cookie's name equal to this one's. A regular expression could take quadratic
 * time.
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
 * Browsers ignore a cookie with another name. The prefix is Curfew's to write.
 *
 * @throws TypeError if it is no name of a cookie by RFC 6265
 */
export function assertCookieName(name: string): void {
  if (/^(?!__)[\w!#$%&'*+.^`|~-]+$/.test(name)) return;
  throw new TypeError(
    `createCurfew: cookieName is "${name}": write letters, digits, "-" or "_" without a prefix, such as "curfew".`,
  );
}

/**
 * `__Host-` keeps subdomains from setting the cookie. It requires `Secure`, which some browsers reject over http on the
 * loopback. There, and with `isInsecure`, the name has the port instead, because browsers send a cookie to every port.
 *
 * With `isHttps` the prefix stays, although a proxy on this machine may send the loopback's name.
 */
export function sessionCookie(
  name: string,
  { isInsecure = false, isHttps = false }: { readonly isInsecure?: boolean; readonly isHttps?: boolean } = {},
): SessionCookie {
  const plainUrlOf = (request: SessionRequest): URL | null =>
    isInsecure || !isHttps ? plainHttpUrl(request, isInsecure) : null;

  function isOnAnyPort(pair: string): boolean {
    const [own = ''] = pair.split('=');
    return own === name || (own.startsWith(`${name}-`) && /^\d+$/.test(own.slice(name.length + 1)));
  }

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
      // Either may be planted.
      return another === undefined && isToken(token) ? flat(token) : null;
    },
    write: (request, token) => serialize(request, token, LIFETIME_S),
    clear: (request) => serialize(request, '', 0),
    isDropped: (request) =>
      !plainUrlOf(request) && request.url.startsWith('http:') && /^http:/.test(request.headers.get('origin') ?? ''),
    isExposed(request) {
      const [, host] = /^https:\/\/(.+?)(?::\d+)?$/.exec(request.headers.get('origin') ?? '') ?? [];
      return host !== undefined && !LOOPBACK.test(host) && plainUrlOf(request) !== null;
    },
  };
}

/** A proxy on this machine that terminates TLS sets `X-Forwarded-Proto`. Forged, it only makes the cookie unreadable. */
function plainHttpUrl(request: SessionRequest, isInsecure: boolean): URL | null {
  const url = urlOf(request);
  // Each proxy appends its own: the browser used the first.
  const [forwarded] = request.headers.get('x-forwarded-proto')?.split(',') ?? [];
  const isPlain = url.protocol === 'http:' && forwarded?.trim() !== 'https';
  return isPlain && (isInsecure || LOOPBACK.test(url.hostname)) ? url : null;
}

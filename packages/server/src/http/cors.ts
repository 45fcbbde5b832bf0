import { ANSWER_HEADERS } from './headers.ts';
import type { Reply } from './reply.ts';
import type { SessionRequest } from './request.ts';

/**
 * Lets pages of the allowed origins use the endpoints from another origin. All other pages get no such header, so that
 * their browsers refuse.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export interface Cors {
  /** The response to a preflight; `null` if the request is none, or is from another page. */
  preflight(request: SessionRequest): Reply | null;
  /** Adds the headers that let the page read the reply. */
  allow(request: SessionRequest, reply: Reply): Reply;
}

/** How long a browser may remember the answer to a preflight, in s. */
const MAX_AGE_S = 600;

export function createCors(allowedOrigins: readonly string[]): Cors {
  function originOf({ headers }: SessionRequest): string | null {
    const origin = headers.get('origin');
    return origin !== null && allowedOrigins.includes(origin) ? origin : null;
  }

  function allow(request: SessionRequest, reply: Reply): Reply {
    const origin = originOf(request);
    if (origin === null) return reply;
    const headers = {
      ...reply.headers,
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'Date, ETag, Retry-After',
      vary: 'Origin',
    };
    return { ...reply, headers };
  }

  return {
    allow,
    preflight(request) {
      const isPreflight = request.method === 'OPTIONS' && request.headers.get('access-control-request-method') !== null;
      if (!isPreflight || originOf(request) === null) return null;
      const headers = {
        ...ANSWER_HEADERS,
        'access-control-allow-methods': 'GET, PUT, POST, DELETE',
        // Your app may send more headers than Curfew needs.
        'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
        'access-control-max-age': String(MAX_AGE_S),
      };
      return allow(request, { status: 204, headers, body: null });
    },
  };
}

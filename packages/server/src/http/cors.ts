import { ANSWER_HEADERS } from './headers.ts';
import type { Reply } from './reply.ts';
import type { SessionRequest } from './request.ts';

/** @see https://fetch.spec.whatwg.org/#http-cors-protocol */
export interface Cors {
  /** `null` if it is none, or from another page. */
  preflight(request: SessionRequest): Reply | null;
  allow(request: SessionRequest, reply: Reply): Reply;
}

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
      // In place of `*` alone, which does not say by what the answer differs.
      vary: 'Origin, *',
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
        // Your app may send more headers.
        'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
        'access-control-max-age': String(MAX_AGE_S),
      };
      return allow(request, { status: 204, headers, body: null });
    },
  };
}

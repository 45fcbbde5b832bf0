import type { SessionHandler, SessionInfo } from '@curfew/server';
import { isCrossSite, problemResponse } from '@curfew/server/http';
import type { Context, Hono } from 'hono';

export interface ProtectOptions<Body = undefined> {
  /** Before the session is read: the body may take 10 s, in which the session may end. */
  readonly read?: (request: Request) => Promise<Body>;
  /** In ms. */
  readonly maxAuthAgeMs?: number;
}

type Handler<Body> = (context: Context, session: SessionInfo, body: Body) => unknown;

/** Does not extend the session, because pages poll. */
export type Protect = <Body = undefined>(
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  handle: Handler<Body>,
  options?: ProtectOptions<Body>,
) => void;

export function protectedRoutes(api: Hono, curfew: SessionHandler, allowedOrigins: readonly string[]): Protect {
  return (method, path, handle, { read, ...proof } = {}) => {
    api.on(method, path, async (context) => {
      const request = context.req.raw;
      if (method !== 'GET' && isCrossSite(request, allowedOrigins)) return problemResponse('csrf');
      const [reading] = await Promise.allSettled([read?.(request)]);
      const { session, response } = await curfew.authenticate(request, proof);
      if (!session) return response;
      // Only users who are signed in may see what is wrong with the body.
      if (reading.status === 'rejected') throw reading.reason;
      return answer(await handle(context, session, reading.value as never));
    });
  };
}

export function answer(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  if (body instanceof Response) return body;
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

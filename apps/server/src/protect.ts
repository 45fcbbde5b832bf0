import type { SessionHandler, SessionInfo } from '@curfew/server';
import { isCrossSite, problemResponse } from '@curfew/server/http';
import type { Context, Hono } from 'hono';

export interface ProtectOptions {
  /** The longest time since the user last proved who they are, in ms. */
  readonly maxAuthAgeMs?: number;
}

/** Returns the body of the response, or a response. */
type Handler = (context: Context, session: SessionInfo) => unknown;

/** Adds a route for users who are signed in. It does not extend the session, because pages poll. */
export type Protect = (
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  handle: Handler,
  options?: ProtectOptions,
) => void;

export function protectedRoutes(api: Hono, curfew: SessionHandler, allowedOrigins: readonly string[]): Protect {
  return (method, path, handle, options) => {
    api.on(method, path, async (context) => {
      const request = context.req.raw;
      if (method !== 'GET' && isCrossSite(request, allowedOrigins)) return problemResponse('csrf');
      const { session, response } = await curfew.authenticate(request, options);
      return session ? answer(await handle(context, session)) : response;
    });
  };
}

/** A JSON response that is not stored. */
export function answer(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  if (body instanceof Response) return body;
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

import type { SessionHandler } from '@curfew/server';

/** A file of route handlers, as in Next.js: one function per method. */
export type RouteFile = Readonly<Record<string, (request: Request) => Promise<Response>>>;

/**
 * An app whose routes are functions from `Request` to `Response`: Next.js, SvelteKit, Remix, Bun, Deno. Each key is a
 * file such as `app/own/route.ts`, which exports one function per method.
 */
export function routeFiles(curfew: SessionHandler): Readonly<Record<string, RouteFile>> {
  return {
    'curfew/v1/[...path]': {
      GET: curfew.handler,
      POST: curfew.handler,
      PUT: curfew.handler,
      DELETE: curfew.handler,
      // Only pages of another origin send it.
      OPTIONS: curfew.handler,
    },
    'sign-in': {
      async POST(request) {
        const { setCookie } = await curfew.createSession(request, { subject: 'ann' });
        return new Response(null, { status: 204, headers: { 'Set-Cookie': setCookie } });
      },
    },
    'sign-out': {
      async POST(request) {
        const { setCookie } = await curfew.signOut(request);
        return new Response(null, { status: 204, headers: setCookie ? { 'Set-Cookie': setCookie } : {} });
      },
    },
    own: {
      async GET(request) {
        const { session, response } = await curfew.authenticate(request);
        return session ? new Response(session.subject) : response;
      },
    },
  };
}

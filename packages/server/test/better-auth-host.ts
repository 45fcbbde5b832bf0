import { type CurfewOptions, createCurfew } from '@curfew/server';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { createAuthMiddleware } from 'better-auth/api';
import { Hono } from 'hono';

/**
 * An app that signs users in with Better Auth. Curfew binds to its session tokens, enforces the timeouts and sets no
 * cookie of its own.
 */
export function betterAuthHost(options: CurfewOptions, { secret, url }: { secret: string; url: string }): Hono {
  const auth = betterAuth({
    secret,
    baseURL: url,
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    emailAndPassword: { enabled: true },
    // Curfew enforces the idle timeout. Better Auth's own expiry stays fixed, and must be later than Curfew's.
    session: { expiresIn: 7 * 24 * 3_600, disableSessionRefresh: true },
    hooks: {
      after: createAuthMiddleware(async ({ context: { newSession }, request }) => {
        if (!newSession || !request) return;
        await curfew.bindSession(request, newSession.session.token, { subject: newSession.user.id });
      }),
    },
  });
  const curfew = createCurfew({
    ...options,
    async getSessionId({ headers }) {
      const cookies = new Headers({ cookie: headers.get('cookie') ?? '' });
      return (await auth.api.getSession({ headers: cookies }))?.session.token ?? null;
    },
  });

  const app = new Hono();
  app.all('/curfew/v1/*', ({ req }) => curfew.handler(req.raw));
  app.post('/api/auth/sign-out', async ({ req }) => {
    await curfew.signOut(req.raw);
    return auth.handler(req.raw);
  });
  app.all('/api/auth/*', ({ req }) => auth.handler(req.raw));
  app.get('/own', async ({ req }) => {
    const { session, response } = await curfew.authenticate(req.raw);
    return session ? new Response(session.subject) : response;
  });
  return app;
}

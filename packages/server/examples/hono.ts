import type { SessionHandler, SessionInfo } from '@curfew/server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** An app on Hono. It needs no adapter, because Hono's requests are `Request`s. */
export function honoHost(curfew: SessionHandler): Hono<{ Variables: { session: SessionInfo } }> {
  const app = new Hono<{ Variables: { session: SessionInfo } }>();
  app.all('/curfew/v1/*', ({ req }) => curfew.handler(req.raw));

  // Bodies are read before it is known whose they are.
  app.use(bodyLimit({ maxSize: 100 * 1_024 }));

  app.post('/sign-in', async (c) => {
    const { setCookie } = await curfew.createSession(c.req.raw, { subject: 'ann' });
    return c.body(null, 204, { 'Set-Cookie': setCookie });
  });
  app.post('/sign-out', async (c) => {
    const { setCookie } = await curfew.signOut(c.req.raw);
    return c.body(null, 204, setCookie ? { 'Set-Cookie': setCookie } : {});
  });

  // All routes below require a session.
  app.use(async (c, next) => {
    // Hono keeps the body. It comes first, because the session may end while it arrives.
    await c.req.text();
    const { session, response } = await curfew.authenticate(c.req.raw);
    if (response) return response;
    c.set('session', session);
    return next();
  });
  app.get('/own', (c) => c.text(c.get('session').subject));
  return app;
}

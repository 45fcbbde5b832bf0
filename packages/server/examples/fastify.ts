import type { SessionHandler, SessionInfo } from '@curfew/server';
import { curfewPlugin } from '@curfew/server/fastify';
import { nodeRequest } from '@curfew/server/node';
import fastify, { type FastifyInstance } from 'fastify';

/** An app on Fastify 5. */
export async function fastifyHost(curfew: SessionHandler): Promise<FastifyInstance> {
  const app = fastify();
  await app.register(curfewPlugin(curfew), { prefix: '/curfew/v1' });

  app.post('/sign-in', async ({ raw }, reply) => {
    const { setCookie } = await curfew.createSession(nodeRequest(raw), { subject: 'ann' });
    return reply.header('Set-Cookie', setCookie).send();
  });
  app.post('/sign-out', async ({ raw }, reply) => {
    const { setCookie } = await curfew.signOut(nodeRequest(raw));
    return reply.header('Set-Cookie', setCookie ?? []).send();
  });

  // All routes in this scope require a session.
  await app.register(async (own) => {
    const sessions = new WeakMap<object, SessionInfo>();
    // After the body has arrived, because the session may end meanwhile: not in `onRequest`.
    own.addHook('preHandler', async (request, reply) => {
      const { session, response } = await curfew.authenticate(nodeRequest(request.raw));
      if (response) return reply.send(response);
      sessions.set(request, session);
    });
    own.get('/own', async (request) => sessions.get(request)?.subject);
    own.post('/own', async (request) => request.body);
  });
  return app;
}

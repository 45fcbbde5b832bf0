import type { FastifyPluginAsync } from 'fastify';
import type { SessionHandler } from '../http/session-handler.ts';
import { toNodeHandler } from './node.ts';

/**
 * Returns the endpoints as a plugin for Fastify 5. In your own routes, call `authenticate` with
 * `nodeRequest(request.raw)` from `@curfew/server/node`, and send the response that it returns.
 *
 * @example
 * await app.register(curfewPlugin(curfew), { prefix: '/curfew/v1' });
 */
export function curfewPlugin(curfew: SessionHandler): FastifyPluginAsync {
  const handle = toNodeHandler(curfew);
  return async (app) => {
    // Curfew reads bodies itself.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all('/*', (request, reply) => {
      reply.hijack();
      handle(request.raw, reply.raw);
    });
  };
}

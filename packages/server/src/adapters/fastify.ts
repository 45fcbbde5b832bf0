import type { FastifyPluginAsync } from 'fastify';
import type { SessionHandler } from '../handler.ts';
import { nodeHandler } from './node.ts';

/**
 * The endpoints as a plugin of Fastify 5. In routes of your own call `check` with `nodeRequest(request.raw)` of
 * `@curfew/server/node`; Fastify sends a `refusal` as it is.
 *
 * @example
 * await app.register(curfewPlugin(curfew), { prefix: '/curfew/v1' });
 */
export function curfewPlugin(curfew: SessionHandler): FastifyPluginAsync {
  const handle = nodeHandler(curfew);
  return async (app) => {
    // Curfew reads bodies itself, and refuses them as its protocol says.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all('/*', (request, reply) => {
      reply.hijack();
      handle(request.raw, reply.raw);
    });
  };
}

import type { FastifyPluginAsync } from 'fastify';
import type { SessionHandler } from '../handler.ts';
import { nodeHandler } from './node.ts';

/**
 * Returns the endpoints as a plugin for Fastify 5. In your own routes, call `check` with `nodeRequest(request.raw)`
 * from `@curfew/server/node`, and send its `refusal`.
 *
 * @example
 * await app.register(curfewPlugin(curfew), { prefix: '/curfew/v1' });
 */
export function curfewPlugin(curfew: SessionHandler): FastifyPluginAsync {
  const handle = nodeHandler(curfew);
  return async (app) => {
    // Curfew reads and validates bodies itself.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all('/*', (request, reply) => {
      reply.hijack();
      handle(request.raw, reply.raw);
    });
  };
}

import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface ConnectionLimits {
  /** Until the head of a request has arrived, in ms. */
  readonly headersTimeout: number;
  /** Until the whole request has arrived, in ms. */
  readonly requestTimeout: number;
  /** How often both are checked, in ms. */
  readonly connectionsCheckingInterval: number;
  /** Others are closed at once. Each event stream is one. */
  readonly maxConnections: number;
}

const LIMITS: ConnectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxConnections: 20_000,
};

/** Slow clients keep a connection for a limited time. Event streams are responses, which have no such limit. */
export function createHttpServer(
  fetch: (request: Request, env: unknown) => Response | Promise<Response>,
  { maxConnections, ...serverOptions }: ConnectionLimits = LIMITS,
): Server {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false, serverOptions }) as Server;
  server.maxConnections = maxConnections;
  return server;
}

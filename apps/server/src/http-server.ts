import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface ConnectionLimits {
  /** Of the head of a request, in ms. */
  readonly headersTimeout: number;
  /** Of the whole request, in ms. */
  readonly requestTimeout: number;
  /** In ms. */
  readonly connectionsCheckingInterval: number;
  /** Each event stream is one. Others are closed at once. */
  readonly maxConnections: number;
}

const LIMITS: ConnectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxConnections: 20_000,
};

/** Event streams are responses, which have no limit of time. */
export function createHttpServer(
  fetch: (request: Request, env: unknown) => Response | Promise<Response>,
  { maxConnections, ...serverOptions }: ConnectionLimits = LIMITS,
): Server {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false, serverOptions }) as Server;
  server.maxConnections = maxConnections;
  return server;
}

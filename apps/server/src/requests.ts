import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { clientAddress } from './address.ts';
import type { Metrics } from './metrics/metrics.ts';
import { methodName, routeName } from './metrics/route-name.ts';

export interface Addresses {
  of(request: object): string | null;
  readonly remember: MiddlewareHandler;
}

/** `proxies` counts the trusted ones. */
export function createAddresses(proxies: number): Addresses {
  const known = new WeakMap<object, string | null>();
  return {
    of: (request) => known.get(request) ?? null,
    async remember({ req, env }, next) {
      const peer = (env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
      known.set(req.raw, clientAddress(peer, req.header('x-forwarded-for'), proxies));
      await next();
    },
  };
}

/** Paths and queries may hold ids and addresses. */
export function requestLog(log: Logger, metrics: Pick<Metrics, 'requests'>): MiddlewareHandler {
  return async (context, next) => {
    const startedAt = performance.now();
    await next();
    const ms = performance.now() - startedAt;
    const method = methodName(context.req.method);
    const route = routeName(context.req.path);
    const { status } = context.res;
    metrics.requests.observe({ method, route, status }, ms / 1_000);
    const level = PROBES.has(route) ? 'debug' : 'info';
    log[level]({ method, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
  };
}

/** Monitors request these every few seconds. */
const PROBES = new Set(['/healthz', '/readyz']);

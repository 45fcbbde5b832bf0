import { type SessionHandler, StoreUnavailableError } from '@curfew/server';
import { HttpError, problemResponse } from '@curfew/server/http';
import { Hono } from 'hono';
import { except } from 'hono/combine';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { demoApi } from './api.ts';
import { demoConsole } from './console.ts';
import { type Health, healthRoutes } from './health.ts';
import type { Metrics } from './metrics/metrics.ts';
import { type Addresses, requestLog } from './requests.ts';

export interface AppOptions {
  readonly curfew: SessionHandler;
  /** A request's own origin is always trusted. */
  readonly allowedOrigins: readonly string[];
  /** An absolute path. */
  readonly consoleDirectory: string;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'requests'>;
  readonly addresses: Addresses;
  readonly health: Health;
  /**
   * In ms since the Unix epoch.
   * @default Date.now
   */
  readonly now?: () => number;
}

const PAGES = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
};

const ENDPOINTS = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

const headersFor = (contentSecurityPolicy: typeof ENDPOINTS, isSecure: boolean) =>
  secureHeaders({
    contentSecurityPolicy,
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // Only if browsers connect by TLS.
    strictTransportSecurity: isSecure && 'max-age=31536000; includeSubDomains',
  });

export function createApp(options: AppOptions): Hono {
  const { curfew, allowedOrigins, consoleDirectory, log, metrics, addresses, health, now = Date.now } = options;
  const app = new Hono();

  const isSecure = allowedOrigins.some((origin) => origin.startsWith('https:'));
  app.use(requestLog(log, metrics));
  app.use('/curfew/*', headersFor(ENDPOINTS, isSecure));
  app.use(except('/curfew/*', headersFor(PAGES, isSecure)));
  app.use(addresses.remember);
  app.use(async (context, next) => {
    await next();
    // A kept connection could receive a request just before the server closes it.
    if (health.isDraining()) context.header('connection', 'close');
  });
  app.route('/', healthRoutes(health));
  app.all('/curfew/*', (context) => curfew.handler(context.req.raw));
  app.route('/api', demoApi({ curfew, allowedOrigins, addressOf: addresses.of, now }));
  app.route('/', demoConsole(consoleDirectory));

  app.notFound(() => problemResponse('not_found'));
  app.onError((error) => {
    if (error instanceof HttpError) return problemResponse(error.code, error.details);
    log.error({ err: error }, 'request failed');
    if (error instanceof StoreUnavailableError) return problemResponse('store_unavailable');
    return new Response('Internal server error\n', { status: 500, headers: { 'cache-control': 'no-store' } });
  });
  return app;
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { PolicyDurations } from '@curfew/core/state';
import { type Clock, createCurfew, StoreUnavailableError } from '@curfew/server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createDrain } from './drain.ts';
import { createHttpServer } from './http-server.ts';
import { createLog, logSparingly } from './log.ts';
import { eventMetrics, statsMetrics } from './metrics/event-metrics.ts';
import { measuredStore } from './metrics/measured-store.ts';
import { createMetrics } from './metrics/metrics.ts';
import { metricsServer } from './metrics/metrics-server.ts';
import { personOf } from './people.ts';
import { createAddresses } from './requests.ts';
import { noticesOf, type Settings } from './settings.ts';
import { reasonOf, StartError } from './start-error.ts';
import { openStore } from './store/open-store.ts';

const POLICY = 'default';

// Valid from src/ and from dist/.
const CONSOLE = fileURLToPath(new URL('../../demo/dist', import.meta.url));

export interface RunningServer {
  /** Such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** `null` if metrics are not served. */
  readonly metricsUrl: string | null;
  /** A sentence for each setting that has no effect. */
  readonly notices: readonly string[];
  /** Requests in flight are finished. */
  stop(): Promise<void>;
}

export interface ServerParts {
  readonly log?: Logger;
  /** Of the server and of a store inside its process, in ms since the Unix epoch. */
  readonly clock?: Clock;
}

/** @throws StartError if the store or an address cannot be used */
export async function startServer(settings: Settings, parts: ServerParts = {}): Promise<RunningServer> {
  const { log = createLog(settings.logLevel), clock } = parts;
  const metrics = createMetrics();
  const { store, connections } = await openStore(settings.store, log, clock?.now);
  // The loopback origins are added below, once the port is known.
  const allowedOrigins = [...settings.origins];
  const addresses = createAddresses(settings.proxies);
  let isDraining = false;
  const { idleMs, maxMs, warnMs } = settings.policy;
  const logUnavailable = logSparingly(log, 'the store does not answer');
  const curfew = createCurfew({
    store: measuredStore(store, metrics),
    policies: { [POLICY]: { idle: idleMs, max: maxMs, warn: warnMs } },
    limits: settings.limits,
    allowedOrigins,
    addressOf: addresses.of,
    rateLimits: { perSession: 60_000, perAddress: 20_000 },
    isAdmin: ({ session }) => personOf(session.subject).role === 'admin',
    onError: logUnavailable,
    onEvent: eventMetrics(metrics.registry),
    onCleanup: () => metrics.swept.setToCurrentTime(),
    ...(clock && { clock }),
  });
  const health = {
    isDraining: () => isDraining,
    reachStore: async () => (await curfew.ready()).check(),
    onUnreachable: logUnavailable,
  };
  const app = createApp({
    curfew,
    allowedOrigins,
    consoleDirectory: CONSOLE,
    log,
    metrics,
    addresses,
    health,
    ...(clock && { now: clock.now }),
  });
  const server = createHttpServer(app.fetch);
  const drain = createDrain(server);
  const scraped = metricsServer(metrics.registry);

  let stored: PolicyDurations | undefined;
  try {
    stored = (await (await curfew.ready()).findPolicy(POLICY))?.policy;
    await listen(server, settings, 'PORT');
    if (settings.metrics) await listen(scraped, settings.metrics, 'METRICS_PORT');
  } catch (error) {
    server.close();
    await curfew.close();
    if (!(error instanceof StoreUnavailableError)) throw error;
    throw new StartError(`The store cannot be used (${reasonOf(error)}): check that it runs, then start again.`);
  }
  const url = urlOf(server, settings.host);
  const { port } = new URL(url);
  allowedOrigins.push(`http://127.0.0.1:${port}`, `http://localhost:${port}`);
  statsMetrics(metrics.registry, curfew.stats);
  metrics.watch('curfew_draining', '1 while the server stops.', () => Number(isDraining));
  if (connections) metrics.watchStates('curfew_database_connections', 'Connections to PostgreSQL.', connections);
  log.info({ store: settings.store.kind }, 'started');

  return {
    url,
    notices: noticesOf(settings, stored),
    metricsUrl: settings.metrics && `${urlOf(scraped, settings.metrics.host)}/metrics`,
    async stop() {
      isDraining = true;
      log.info('stopping');
      await drain(settings.drain, curfew.drain);
      scraped.close();
      scraped.closeAllConnections();
      await curfew.close();
      log.info('stopped');
    },
  };
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function listen(server: Server, { host, port }: { host: string; port: number }, variable: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const busy = `Port ${port} on ${host} is in use: stop the program that uses it, or set ${variable} to a free port.`;
      failed(new StartError(code === 'EADDRINUSE' ? busy : `Cannot listen on ${host}:${port} (${code ?? message}).`));
    });
    server.listen(port, host, done);
  });
}

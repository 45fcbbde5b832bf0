import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createSessionEngine, createSessionHandler } from '@curfew/server';
import { createAdaptorServer } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { personOf } from './people.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start-error.ts';
import { openStore } from './store.ts';

/** The id of the demo's one policy. */
const POLICY = 'default';

const SWEEP_EVERY_MS = 60_000;

/** Requests in flight have this long to finish when the server stops. */
const DRAIN_MS = 1_000;

// The same from src/ and from dist/.
const CONSOLE = fileURLToPath(new URL('../../demo/dist', import.meta.url));

/** A server that runs. */
export interface RunningServer {
  /** Where it answers, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Sends event streams away, finishes the requests in flight and closes the store. */
  stop(): Promise<void>;
}

/**
 * Starts the demo server.
 *
 * @throws StartError if the data directory or the address cannot be used
 * @example
 * const server = await startServer(readSettings({ PORT: '0', CURFEW_DATA_DIR: 'memory' }));
 * await fetch(`${server.url}/healthz`);
 * await server.stop();
 */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const log = pino({ level: settings.logLevel, base: null });
  const store = await openStore(settings.dataDirectory);
  const engine = createSessionEngine({ store, policyFor: () => POLICY, limits: settings.limits });

  // Filled in once the port is known, which may be the system's choice.
  const allowedOrigins: string[] = [];
  const curfew = createSessionHandler(engine, {
    allowedOrigins,
    rateLimits: { perSession: 60_000 },
    authorizeAdmin: ({ session }) => personOf(session.subject).role === 'admin',
    onError: (error) => log.error({ err: error }, 'the store does not answer'),
  });
  const app = createApp({ curfew, allowedOrigins, consoleDirectory: CONSOLE, log });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;

  try {
    await engine.ensurePolicy(POLICY, settings.policy);
    await listen(server, settings);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  allowedOrigins.push(`http://127.0.0.1:${port}`, `http://localhost:${port}`);

  const sweeper = setInterval(() => {
    engine.sweep().catch((error: unknown) => log.error({ err: error }, 'the sweep failed'));
  }, SWEEP_EVERY_MS).unref();

  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    async stop() {
      clearInterval(sweeper);
      const drained = drain(server);
      curfew.drain();
      await drained;
      await engine.close();
    },
  };
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const busy = `Port ${port} on ${host} is in use: stop what uses it, or set PORT to a free one.`;
      failed(new StartError(code === 'EADDRINUSE' ? busy : `Cannot listen on ${host}:${port} (${code ?? message}).`));
    });
    server.listen(port, host, done);
  });
}

async function drain(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise((done) => {
    server.close(done);
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}

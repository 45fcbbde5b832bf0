import type { Server } from 'node:http';
import { type ClientHttp2Session, connect, createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { toNodeHandler } from '../src/adapters/node.ts';
import { createSessionEngine } from '../src/engine.ts';
import type { SessionEngine } from '../src/engine-types.ts';
import { createSessionHandler } from '../src/http/handler.ts';
import type { SessionHandler, SessionHandlerOptions } from '../src/http/session-handler.ts';
import { memoryStore } from '../src/store/memory.ts';
import type { Store } from '../src/store/types.ts';

/** The headers of a heartbeat that a page of the app sends. */
export const PAGE = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'Sec-Fetch-Site': 'same-origin' };

export const POLICY = { idleMs: 900_000, maxMs: 3_600_000, warnMs: 60_000 };

export async function openCurfew(
  options?: SessionHandlerOptions,
): Promise<{ store: Store; engine: SessionEngine; curfew: SessionHandler }> {
  const store = memoryStore();
  const engine = createSessionEngine({ store, policyFor: () => 'default' });
  await engine.ensurePolicy('default', POLICY);
  return { store, engine, curfew: createSessionHandler(engine, options) };
}

/** Signs a user in. Returns the cookie as the browser sends it. */
export async function cookieOf(curfew: SessionHandler, url: string): Promise<string> {
  const { setCookie } = await curfew.createSession(new Request(url), { subject: 'ann' });
  return setCookie.split(';')[0] ?? '';
}

/** The handler as an app has it that adds a header to every response. */
export function wrapped(curfew: SessionHandler): SessionHandler {
  return {
    ...curfew,
    async handler(request) {
      const response = await curfew.handler(request);
      response.headers.set('x-wrapped', 'yes');
      return response;
    },
  };
}

/** Listens until the test ends. Returns the server's address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves the endpoints over HTTP/2 without TLS until the test ends. */
export async function connectHttp2(
  curfew: SessionHandler,
): Promise<{ url: string; server: Http2Server; client: ClientHttp2Session }> {
  const server = createServer(toNodeHandler(curfew));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = connect(url);
  onTestFinished(() => {
    client.close();
    server.close();
  });
  return { url, server, client };
}

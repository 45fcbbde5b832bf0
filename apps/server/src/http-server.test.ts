import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createHttpServer } from './http-server.ts';

let server: Server;
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const LIMITS = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 10, maxConnections: 1 };

async function open(): Promise<() => Socket> {
  server = createHttpServer(async (request) => new Response(await request.text()), LIMITS);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return () => connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
}

it.each(['POST / HTTP/1.1\r\nHost: a\r\n', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{'])(
  'closes a connection whose request does not arrive: %j',
  async (bytes) => {
    const socket = (await open())();
    socket.resume().write(bytes);
    await once(socket, 'close');
  },
);

it('closes connections beyond the most', async () => {
  const connectOnce = await open();
  const first = connectOnce();
  await once(first, 'connect');
  await once(connectOnce().resume(), 'close');
  expect(first.destroyed).toBe(false);
});

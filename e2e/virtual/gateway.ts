import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STREAM_HEADER, timeMetrics } from './page-time.ts';
import type { VirtualTime } from './virtual-time.ts';

/**
 * A proxy between the browser and a server. It passes the time to documents, counts the bytes of streams, and can
 * simulate an outage.
 */
export interface Gateway {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** `null` makes the server unreachable. */
  target: string | null;
  /** Responds before the server, or calls `next`. */
  answer: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** Replace those of the server in each response. */
  headers: Readonly<Record<string, string>>;
  /** Bytes written to each event stream, by its id. */
  readonly streams: ReadonlyMap<string, number>;
  /** Breaks every connection, as a killed server does. */
  cut(): void;
  close(): Promise<void>;
}

export async function openGateway(time: VirtualTime): Promise<Gateway> {
  const streams = new Map<string, number>();
  let lastStream = 0;

  const server = createServer(async (incoming, outgoing) => {
    await time.whenSame();
    if (outgoing.destroyed) return;
    outgoing.setHeader('server-timing', timeMetrics(time.now(), time.wallBehindMs()));
    gateway.answer(incoming, outgoing, () => forward(incoming, outgoing));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { target } = gateway;
    if (!target) return void incoming.socket.destroy();
    const { url, method, headers } = incoming;
    const onward = request(new URL(url ?? '/', target), { method, headers });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    onward.on('response', (answer) => {
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
      const id = isStream ? String(++lastStream) : undefined;
      outgoing.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        ...gateway.headers,
        ...(id && { [STREAM_HEADER]: id }),
      });
      if (id) streams.set(id, 0);
      outgoing.flushHeaders();
      answer.on('data', (chunk: Buffer) => {
        if (id) streams.set(id, (streams.get(id) ?? 0) + chunk.length);
        outgoing.write(chunk);
      });
      answer.on('end', () => outgoing.end());
      answer.on('error', () => outgoing.destroy());
    });
    incoming.pipe(onward);
  }

  const gateway: Gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: null,
    answer: (_, __, next) => next(),
    headers: {},
    streams,
    cut: () => server.closeAllConnections(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  time.join(gateway);
  return gateway;
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A TCP proxy that fails as networks do. */
export interface FaultyProxy {
  readonly port: number;
  /** The number of connections that it has accepted. */
  readonly accepted: number;
  /**
   * Transports nothing, over open and over new connections, and closes none: the server does not notice that its client
   * closes one. After {@link FaultyProxy.restore} only new ones work, as if a firewall had forgotten the old ones.
   */
  silence(): void;
  /** Holds back each piece of data for this long, in ms. */
  delay(ms: number): void;
  /** Closes all connections, and new ones at once. */
  cut(): void;
  /** New connections work again, without a delay. */
  restore(): void;
  /** New connections go to another port. */
  redirect(port: number): void;
  close(): Promise<void>;
}

/** Starts a proxy to a port of this machine. */
export async function startFaultyProxy(target: number): Promise<FaultyProxy> {
  const pairs = new Set<{ isSilent: boolean; readonly sockets: readonly [Socket, Socket] }>();
  let state: 'works' | 'silent' | 'cut' = 'works';
  let delayMs = 0;
  let accepted = 0;
  let port = target;

  const server = createServer((client) => {
    accepted += 1;
    client.on('error', () => {});
    if (state === 'cut') return void client.resetAndDestroy();
    const upstream = connect(port, '127.0.0.1');
    upstream.on('error', () => {});
    const pair = { isSilent: state === 'silent', sockets: [client, upstream] as const };
    pairs.add(pair);
    const ways = [
      [client, upstream],
      [upstream, client],
    ] as const;
    for (const [from, to] of ways) {
      let sent = Promise.resolve();
      from.on('data', (data) => {
        const dueAt = performance.now() + delayMs;
        // In order, also if the delay ends.
        sent = sent.then(async () => {
          if (dueAt > performance.now()) await delay(dueAt - performance.now());
          if (!pair.isSilent) to.write(data);
        });
      });
      from.on('close', () => {
        if (pair.isSilent) return;
        pairs.delete(pair);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function destroyAll(): void {
    for (const { sockets } of pairs) for (const socket of sockets) socket.resetAndDestroy();
    pairs.clear();
  }

  return {
    port: (server.address() as AddressInfo).port,
    get accepted() {
      return accepted;
    },
    silence() {
      state = 'silent';
      for (const pair of pairs) pair.isSilent = true;
    },
    delay(ms) {
      delayMs = ms;
    },
    cut() {
      state = 'cut';
      destroyAll();
    },
    restore() {
      state = 'works';
      delayMs = 0;
    },
    redirect(to) {
      port = to;
    },
    async close() {
      destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}

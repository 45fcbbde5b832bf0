import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Forwards TCP connections, and fails as networks do. */
export interface FaultyProxy {
  readonly port: number;
  /** Present and new connections stay open and receive nothing. */
  silence(): void;
  /** New connections work again. Silent ones stay silent, like those that a firewall has forgotten. */
  restore(): void;
  /** Resets all connections. */
  cut(): void;
  /** New connections go to another port. Present ones stay. */
  redirect(port: number): void;
  stop(): Promise<void>;
}

export async function startFaultyProxy(target: number): Promise<FaultyProxy> {
  const open = new Set<{ readonly sockets: readonly Socket[]; isSilent: boolean }>();
  let port = target;
  let isSilent = false;

  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const connection = { sockets: [client, upstream], isSilent };
    open.add(connection);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('data', (data) => !connection.isSilent && to.write(data));
      from.on('error', () => {});
      from.on('close', () => {
        // A firewall that drops packets also drops those that close a connection.
        if (connection.isSilent) return;
        open.delete(connection);
        to.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  function reset(): void {
    for (const { sockets } of open) for (const socket of sockets) socket.resetAndDestroy();
    open.clear();
  }

  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      isSilent = true;
      for (const connection of open) connection.isSilent = true;
    },
    restore() {
      isSilent = false;
    },
    cut: reset,
    redirect(other) {
      port = other;
    },
    async stop() {
      reset();
      await new Promise((done) => server.close(done));
    },
  };
}

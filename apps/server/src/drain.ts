import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { DrainSettings } from './settings.ts';

/** A connection that has just answered its last request becomes idle only then. */
const LOOK_EVERY_MS = 50;

/** Stops a server. */
export type Drain = (settings: DrainSettings, sendAway: () => void) => Promise<void>;

/**
 * Prepares to stop a server without breaking what it is doing: when told to, it takes no new connection, finishes the
 * requests in flight, closes each connection as soon as it is idle, and cuts what is left at the limit.
 *
 * `sendAway` asks the event streams to go elsewhere; the server would wait for them.
 *
 * @param server - before its first connection
 */
export function createDrain(server: Server): Drain {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  function closeIdle(): void {
    server.closeIdleConnections();
    // Browsers keep connections in hand that they have never used. Node.js counts them as busy: the first request is due.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }

  return async ({ delayMs, limitMs }, sendAway) => {
    if (delayMs > 0) await delay(delayMs);
    const closed = new Promise((done) => server.close(done));
    sendAway();
    closeIdle();
    const look = setInterval(closeIdle, LOOK_EVERY_MS);
    const cut = setTimeout(() => server.closeAllConnections(), limitMs);
    await closed;
    clearInterval(look);
    clearTimeout(cut);
  };
}

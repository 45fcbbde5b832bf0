import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { DrainSettings } from './settings.ts';

const LOOK_EVERY_MS = 50;

export type Drain = (settings: DrainSettings, sendAway: () => void) => Promise<void>;

/** `sendAway` must close the event streams, because the server waits for them. `server` must have had no connection yet. */
export function createDrain(server: Server): Drain {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  function closeIdle(): void {
    server.closeIdleConnections();
    // Browsers open spare connections, which Node.js counts as busy until their first request.
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

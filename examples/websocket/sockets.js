import { STATUS_CODES } from 'node:http';
import { isCrossSite } from '@curfew/server/http';
import { nodeRequest } from '@curfew/server/node';
import { WebSocketServer } from 'ws';
import { allowedOrigins, curfew } from './curfew.js';

/** In the range for applications: the session has ended. */
const SESSION_ENDED = 4401;

/** Serves sockets at /live to signed-in users. `onOpen(socket, subject)` is called for each. */
export function serveSockets(server, onOpen) {
  // `ws` accepts messages of 100 MiB otherwise.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });

  server.on('upgrade', async (incoming, connection, head) => {
    const request = nodeRequest(incoming);
    connection.on('error', () => connection.destroy());
    // Browsers open sockets from pages of any site, with the cookie.
    if (incoming.url !== '/live' || isCrossSite(request, allowedOrigins)) return refuse(connection, 403);
    // 503 if the store does not answer: the user may still be signed in.
    const { session, response } = await curfew.authenticate(request).catch(() => ({ response: { status: 500 } }));
    if (!session) return refuse(connection, response.status);
    sockets.handleUpgrade(incoming, connection, head, (socket) => {
      // Called at any end: a timeout, a sign-out in another tab, a revocation.
      const stopWatching = curfew.watch(request, () => {
        socket.close(SESSION_ENDED);
        // A client that does not close it too could send messages for another 30 s.
        socket.removeAllListeners('message');
      });
      socket.on('close', stopWatching);
      // A client has sent what is no message. Without a listener that would end the process.
      socket.on('error', () => socket.terminate());
      onOpen(socket, session.subject);
    });
  });
}

function refuse(connection, status) {
  // Otherwise a client that does not close its side keeps the connection.
  connection.once('finish', () => connection.destroy());
  connection.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}

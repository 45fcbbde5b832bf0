import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** Asks for a socket as a program that is no browser. */
export function upgrade(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number | undefined; socket?: Duplex }> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/live`, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
        ...headers,
      },
    });
    asking.on('response', ({ statusCode: status }) => resolve({ status }));
    asking.on('upgrade', ({ statusCode: status }, socket) => resolve({ status, socket }));
    asking.on('error', reject);
    asking.end();
  });
}

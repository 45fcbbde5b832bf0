import { connect, type Socket } from 'node:net';
import { expect } from 'vitest';

/** Connects to a server, and collects what it sends. */
export function openConnection(url: string): { readonly socket: Socket; received: string } {
  const connection = { socket: connect(Number(new URL(url).port), '127.0.0.1'), received: '' };
  connection.socket.on('data', (chunk) => {
    connection.received += chunk;
  });
  return connection;
}

/** Sends requests on one connection. Resolves to what it receives until that satisfies `isEnough`, and disconnects. */
export async function exchange(
  url: string,
  requests: readonly string[],
  isEnough: (text: string) => boolean,
): Promise<string> {
  const connection = openConnection(url);
  connection.socket.write(requests.join(''));
  await expect.poll(() => isEnough(connection.received)).toBe(true);
  connection.socket.destroy();
  return connection.received;
}

/** A request of HTTP/1.1 as it is sent. */
export function written(method: string, path: string, headers: Record<string, string>, body = ''): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

export const statuses = (text: string) => [...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => Number(status));

// One install or build of a checkout at a time. The lock is a listening socket: it is gone with its process, however that
// ends, and a waiting process is told at once because its connection closes.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

const name = `curfew-${createHash('sha256').update(`${userInfo().username} ${root}`).digest('hex').slice(0, 16)}`;

/** Linux's abstract sockets and Windows' pipes leave no file behind; elsewhere a killed process leaves one. */
const addresses = { linux: `\0${name}`, win32: `\\\\.\\pipe\\${name}` };
const file = join(tmpdir(), `${name}.sock`);
const address = addresses[process.platform] ?? file;

/** Runs `action` while no other process runs one in this checkout. */
export async function withLock(action) {
  let server = await tryListen();
  if (!server) console.log('Another process is preparing this checkout. Waiting for it.');
  while (!server) {
    await untilReleased();
    server = await tryListen();
  }
  const waiting = new Set();
  server.on('connection', (socket) => {
    waiting.add(socket);
    socket.on('error', () => {});
  });
  try {
    return await action();
  } finally {
    server.close();
    for (const socket of waiting) socket.destroy();
  }
}

/** The listening server, or undefined if another process has the lock. */
function tryListen() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address, () => resolve(server));
  });
}

/** Waits until the holder's end of a connection closes. */
function untilReleased() {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.on('error', (error) => {
      if (address === file && error.code === 'ECONNREFUSED') rmSync(file, { force: true });
    });
    socket.on('close', () => resolve(undefined));
    socket.resume();
  });
}

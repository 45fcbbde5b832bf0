import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type PgClient, type PgPool, postgres, postgresStore } from './postgres.ts';

it('uses no connection to a replica, and asks each connection once', async () => {
  const asked: string[] = [];
  const released: (boolean | undefined)[] = [];
  const connectionTo = (isReplica: boolean): PgClient => ({
    async query({ text }) {
      asked.push(text);
      return { rows: [text.includes('is_replica') ? { is_replica: isReplica } : { n: 1 }] };
    },
    on() {},
    release: (destroy) => void released.push(destroy),
  });
  const primary = connectionTo(false);
  const connections = [connectionTo(true), primary, primary];
  const pool: PgPool = { connect: async () => connections.shift() ?? primary, on() {} };
  const sql = postgres(pool);
  await expect(sql.query('select 1 as n')).rejects.toThrow('PostgreSQL is a replica');
  expect(released).toEqual([true]);
  for (let n = 0; n < 2; n++) expect(await sql.query('select 1 as n')).toEqual([{ n: 1 }]);
  expect(released).toEqual([true, false, false]);
  expect(asked.map((text) => text.includes('is_replica'))).toEqual([true, true, false, false]);
});

it('listens to the pool once, however often it opens in vain', async () => {
  const on = vi.fn();
  const store = postgresStore({ connect: () => Promise.reject(new Error('down')), on });
  for (let n = 0; n < 3; n++) await expect(store.open()).rejects.toThrow();
  expect(on.mock.calls.map(([event]) => event)).toEqual(['error', 'connect']);
});

it('survives a connection that PostgreSQL ends in the moment in which it opens', async () => {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(4 + body.length);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const isOpen = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
  const isOver = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'));
  const server = createServer((socket) => {
    socket.on('error', () => {});
    // In one piece, as it arrives if the process is busy.
    socket.once('data', () => socket.end(Buffer.concat([isOpen, isOver])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pool = new pg.Pool({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, user: 'ann' });
  onTestFinished(async () => {
    await pool.end();
    server.close();
  });
  const uncaught = vi.fn();
  process.on('uncaughtException', uncaught);
  onTestFinished(() => void process.off('uncaughtException', uncaught));
  await expect(postgres(pool).query('select 1')).rejects.toThrow();
  expect(uncaught).not.toHaveBeenCalled();
});

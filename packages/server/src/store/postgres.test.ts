import { expect, it, vi } from 'vitest';
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
  expect(on).toHaveBeenCalledTimes(1);
});

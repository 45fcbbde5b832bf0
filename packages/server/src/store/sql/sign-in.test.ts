import { expect, it } from 'vitest';
import { newSession } from '../../testing/stage.ts';
import type { SqlQuery } from './driver.ts';
import { createSignIn } from './sign-in.ts';

it('uses one connection for all sign-ins of a user that wait', async () => {
  const transactions: (() => void)[] = [];
  const sql = {
    query: async () => [],
    transaction: <T>(work: (tx: SqlQuery) => Promise<T>) =>
      new Promise<T>((done) => {
        transactions.push(() => done(work({ query: async () => [] })));
      }),
    deadline: () => performance.now() + 60_000,
  };
  const signIn = createSignIn(sql, 'node');
  const ann = Array.from({ length: 5 }, (_, n) => signIn(newSession(`ann ${n}`)));
  const others = [signIn(newSession('bob', { subject: 'bob' })), signIn(newSession('of a tenant', { tenant: 't' }))];
  expect(transactions).toHaveLength(3);
  for (const next of transactions) next();
  expect(transactions).toHaveLength(3);
  await Promise.all([...others, ann[0]]);
  await expect.poll(() => transactions).toHaveLength(4);
  // The array grows while it is read.
  const finish = setInterval(() => transactions.at(-1)?.(), 1);
  expect(await Promise.all(ann)).toEqual([null, null, null, null, null]);
  clearInterval(finish);
  expect(transactions).toHaveLength(7);
});

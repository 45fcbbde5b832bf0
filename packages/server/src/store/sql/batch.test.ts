import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StoreUnavailableError } from '../../errors.ts';
import { inGroups, inOrder } from './batch.ts';
import type { SqlQuery } from './driver.ts';

type Rows = Awaited<ReturnType<SqlQuery['query']>>;

const POLICY = { idleMs: 1 };
const rowOf = (tokenHash: string, more = {}) => ({
  token_hash: tokenHash,
  sid: `sid of ${tokenHash}`,
  policy: POLICY,
  ...more,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Statements that are answered by hand. */
function openGroups() {
  const groups: { readonly names: string[]; answer(rows: Rows): void; fail(error: Error): void }[] = [];
  const ask = inGroups(
    inOrder,
    (group) =>
      new Promise<Rows>((answer, fail) => {
        groups.push({ names: group.map(({ tokenHash }) => tokenHash), answer, fail });
      }),
  );
  const answers: Record<string, unknown> = {};
  const request = (tokenHash: string, within: number) =>
    ask({ tokenHash, until: performance.now() + within }).then(
      (found) => {
        answers[tokenHash] = found?.session.sid ?? null;
      },
      (error: unknown) => {
        answers[tokenHash] = error instanceof StoreUnavailableError ? 'unavailable' : error;
      },
    );
  return { groups, answers, request };
}

it('answers what came together in one statement, and what came meanwhile in the next', async () => {
  const { groups, answers, request } = openGroups();
  for (const name of ['a', 'b', 'c', 'd']) void request(name, 1_000);
  expect(groups.map(({ names }) => names)).toEqual([['a'], ['b']]);
  groups[0]?.answer([rowOf('a')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(groups.map(({ names }) => names)).toEqual([['a'], ['b'], ['c', 'd']]);
  groups[1]?.answer([]);
  groups[2]?.fail(new Error('refused'));
  await vi.advanceTimersByTimeAsync(0);
  expect(answers).toEqual({ a: 'sid of a', b: null, c: new Error('refused'), d: new Error('refused') });
});

it('rejects each request at its own deadline while statements hang, and does not run it later', async () => {
  const { groups, answers, request } = openGroups();
  for (const [n, name] of ['a', 'b', 'c', 'd'].entries()) void request(name, 1_000 + n);
  await vi.advanceTimersByTimeAsync(999);
  expect(answers).toEqual({});
  await vi.advanceTimersByTimeAsync(2);
  expect(answers).toEqual({ a: 'unavailable', b: 'unavailable' });
  await vi.advanceTimersByTimeAsync(1);
  expect(Object.keys(answers)).toEqual(['a', 'b', 'c']);
  groups[0]?.answer([rowOf('a')]);
  await vi.advanceTimersByTimeAsync(0);
  expect(groups.map(({ names }) => names)).toEqual([['a'], ['b'], ['d']]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers).toEqual({ a: 'unavailable', b: 'unavailable', c: 'unavailable', d: 'unavailable' });
  expect(vi.getTimerCount()).toBe(0);
});

it('asks again for a session that was skipped, until its deadline', async () => {
  const { groups, answers, request } = openGroups();
  void request('a', 1_000);
  void request('b', 40);
  groups[0]?.answer([rowOf('a', { skipped: true })]);
  groups[1]?.answer([rowOf('b', { skipped: true })]);
  await vi.advanceTimersByTimeAsync(39);
  expect(answers).toEqual({});
  expect(groups).toHaveLength(4);
  for (const group of groups.slice(2)) group.answer(group.names.map((name) => rowOf(name, { skipped: name === 'b' })));
  await vi.advanceTimersByTimeAsync(1);
  expect(answers).toEqual({ a: 'sid of a', b: 'unavailable' });
});

import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { watchConnections } from './connections.ts';

const CHECK_MS = 500;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(status: string) {
  const answers: ((error?: Error) => void)[] = [];
  const destroy = vi.fn();
  const redis = {
    status,
    stream: { destroy },
    del: () => new Promise<void>((done, fail) => answers.push((error) => (error ? fail(error) : done()))),
  };
  const connections = watchConnections(redis as unknown as Redis, 2_000, () => {});
  onTestFinished(() => connections.close());
  const check = (count: number) => vi.advanceTimersByTimeAsync(count * CHECK_MS);
  return { redis, answers, destroy, connections, check };
}

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

it('replaces a connection that has been silent for the timeout', async () => {
  const { answers, destroy, check } = watched('ready');
  await check(4);
  expect([answers.length, destroy.mock.calls.length]).toEqual([1, 0]);
  await check(1);
  expect(destroy).toHaveBeenCalledOnce();
});

it.each([undefined, reply('MISCONF the disk is full')])('keeps a connection that responds late: %s', async (error) => {
  const { answers, destroy, check } = watched('ready');
  for (let n = 0; n < 5; n++) {
    await check(4);
    answers.at(-1)?.(error);
  }
  expect(answers).toHaveLength(5);
  expect(destroy).not.toHaveBeenCalled();
});

it.each(['connecting', 'connect'])('replaces a connection that stays %s', async (status) => {
  const { answers, destroy, check } = watched(status);
  await check(5);
  expect(answers).toHaveLength(0);
  expect(destroy).toHaveBeenCalledOnce();
});

it.each(['wait', 'reconnecting', 'end'])('leaves a connection alone that is %s', async (status) => {
  const { answers, destroy, check } = watched(status);
  await check(20);
  expect([answers.length, destroy.mock.calls.length]).toEqual([0, 0]);
});

it('replaces the connection to a replica, until one can be written', async () => {
  const { answers, destroy, connections, check } = watched('ready');
  connections.onError(new Error('ERR unknown command'));
  expect(connections.fault).toBeNull();
  connections.onError(reply("READONLY You can't write against a read only replica."));
  expect(connections.fault).toMatch(/replica/);
  await check(1);
  expect(destroy).toHaveBeenCalledTimes(1);
  // The address still leads to the replica.
  await check(1);
  answers.at(-1)?.(reply('READONLY'));
  await check(1);
  expect([destroy.mock.calls.length, connections.fault]).toEqual([2, expect.stringMatching(/replica/)]);
  await check(1);
  answers.at(-1)?.();
  await check(1);
  expect([destroy.mock.calls.length, connections.fault]).toEqual([2, null]);
});

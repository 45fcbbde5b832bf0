import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StoreUnavailableError } from '../../errors.ts';
import { redisCalls } from './calls.ts';
import type { RedisClient } from './client.ts';
import type { Connections } from './connections.ts';
import type { Policies } from './policies.ts';
import { createSessions } from './sessions.ts';

const TIMEOUT_MS = 2_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A Redis that does not respond until `go`. */
function stalled() {
  let go = (): void => {};
  const stall = new Promise<void>((done) => {
    go = done;
  });
  let commands = 0;
  const pipeline = () => ({
    time: () => ({
      mget: (keys: readonly string[]) => ({
        async exec() {
          commands += 1;
          await stall;
          return [
            [null, ['0', '0']],
            [null, keys.map(() => null)],
          ];
        },
      }),
    }),
  });
  const connections = { fault: null, onError() {} } as unknown as Connections;
  const calls = redisCalls({ isCluster: false, pipeline } as unknown as RedisClient, TIMEOUT_MS, connections);
  const policies = { keys: [], observe() {}, clockAt: () => 0 } as unknown as Policies;
  const sessions = createSessions(calls, policies, { isCluster: false, timeoutMs: TIMEOUT_MS });
  return { sessions, go, commands: () => commands };
}

it('gives each read its own time while Redis does not respond, however the reads are sent together', async () => {
  const { sessions, go, commands } = stalled();
  const answers: string[] = [];
  const find = (name: string) =>
    sessions.find(name).then(
      () => answers.push(`${name} found`),
      (error: unknown) => answers.push(`${name} ${error instanceof StoreUnavailableError ? 'unavailable' : error}`),
    );
  void find('first');
  await vi.advanceTimersByTimeAsync(50);
  expect(commands()).toBe(1);
  // These wait for the reply to the first.
  void find('second');
  await vi.advanceTimersByTimeAsync(1_000);
  void find('third');
  await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1_050);
  expect(answers).toEqual(['first unavailable']);
  await vi.advanceTimersByTimeAsync(50);
  expect(answers).toEqual(['first unavailable', 'second unavailable']);
  await vi.advanceTimersByTimeAsync(500);
  expect(answers).toHaveLength(2);
  go();
  await vi.advanceTimersByTimeAsync(1);
  expect(answers.slice(2)).toEqual(['third found']);
});

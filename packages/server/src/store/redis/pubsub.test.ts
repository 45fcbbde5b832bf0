import { EventEmitter } from 'node:events';
import type { Cluster } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChanges } from '../changes.ts';
import { subscribeToChanges } from './pubsub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A Cluster that knows no nodes until it is ready. */
function cluster() {
  const duplicate = vi.fn(() => {
    const subscribe = async () => 2;
    return Object.assign(new EventEmitter(), { status: 'connecting', subscribe, disconnect: vi.fn() });
  });
  const nodes = vi.fn(() => [] as { duplicate: typeof duplicate }[]);
  const redis = Object.assign(new EventEmitter(), { isCluster: true, status: 'connecting', nodes });
  const becomeReady = () => {
    nodes.mockReturnValue([{ duplicate }]);
    redis.emit('ready');
  };
  const subscribe = () => subscribeToChanges(redis as unknown as Cluster, createChanges(), 'node', async () => {});
  return { redis, duplicate, becomeReady, subscribe };
}

it('subscribes when a Cluster becomes ready, and waits for that', async () => {
  const { redis, duplicate, becomeReady, subscribe } = cluster();
  const opened = vi.fn();
  subscribe().then(opened);
  becomeReady();
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).not.toHaveBeenCalled();
  duplicate.mock.results[0]?.value.emit('ready');
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toHaveBeenCalledOnce();
  expect(redis.listenerCount('ready')).toBe(0);
});

it('opens no connection to a Cluster that becomes ready after the store was closed', async () => {
  const { duplicate, becomeReady, subscribe } = cluster();
  const opened = subscribe();
  await vi.advanceTimersByTimeAsync(2_000);
  (await opened).close();
  becomeReady();
  expect(duplicate).not.toHaveBeenCalled();
});

it('subscribes by the next check if a Cluster became ready later', async () => {
  const { duplicate, becomeReady, subscribe } = cluster();
  const opened = subscribe();
  await vi.advanceTimersByTimeAsync(2_000);
  const subscription = await opened;
  subscription.check(false);
  becomeReady();
  expect(duplicate).not.toHaveBeenCalled();
  subscription.check(false);
  expect(duplicate).toHaveBeenCalledOnce();
});

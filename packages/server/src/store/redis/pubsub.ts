import type { Cluster, Redis } from 'ioredis';
import type { Changes } from '../changes.ts';
import { toChange } from '../pubsub.ts';
import type { RedisClient } from './client.ts';
import { CHANNEL } from './keys.ts';

/** The longest wait for the first subscription, in ms. The store works without it. */
const PATIENCE_MS = 2_000;

/**
 * Resolves once subscribed, or after the longest wait, with a function that disconnects. Publishes `unknown` after each
 * interruption, because changes may have been missed.
 */
export async function subscribeToChanges(redis: RedisClient, changes: Changes, node: string): Promise<() => void> {
  const subscriber: RedisClient = redis.isCluster ? (redis as Cluster).duplicate() : (redis as Redis).duplicate();
  // ioredis reconnects by itself. Without a listener it prints each error.
  subscriber.on('error', () => {});
  subscriber.on('message', (_channel: string, message: string) => {
    const change = toChange(message, node);
    if (change) changes.publish(change);
  });
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((done) => {
    timer = setTimeout(done, PATIENCE_MS);
    subscriber.on('ready', () => {
      subscriber
        .subscribe(CHANNEL)
        .then(() => changes.publish({ kind: 'unknown' }))
        .then(done, () => {});
    });
    if (subscriber.status === 'wait') subscriber.connect().catch(() => {});
  });
  clearTimeout(timer);
  return () => subscriber.disconnect();
}

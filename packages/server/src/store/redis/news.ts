import type { Cluster, Redis } from 'ioredis';
import type { Changes } from '../changes.ts';
import { toChange } from '../news.ts';
import type { RedisClient } from './client.ts';
import { CHANNEL } from './keys.ts';

/** Longer is not waited for the first subscription: the store works without. In ms. */
const PATIENCE_MS = 2_000;

/**
 * Hears what other nodes tell, on a connection of its own. Resolves once it hears, or soon, with its own undo.
 *
 * After each interruption anything may have been missed.
 */
export async function hearNews(redis: RedisClient, changes: Changes, node: string): Promise<() => void> {
  const subscriber: RedisClient = redis.isCluster ? (redis as Cluster).duplicate() : (redis as Redis).duplicate();
  // Reconnecting is ioredis's business; without a listener it would print each error.
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

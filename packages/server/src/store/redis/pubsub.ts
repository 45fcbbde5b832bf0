import type { Cluster, Redis } from 'ioredis';
import type { Changes } from '../changes.ts';
import { toChange } from '../pubsub.ts';
import type { RedisClient } from './client.ts';
import { CHANNEL } from './keys.ts';

/** The longest wait for the first subscription, in ms. The store works without it. */
const PATIENCE_MS = 2_000;

/** The most checks without a message that this node has sent to itself. */
const SILENT_CHECKS = 4;

export interface Subscription {
  /** Replaces the connection if it must be, or if it has received nothing since several checks. */
  check(mustReplace: boolean): void;
  close(): void;
}

/**
 * Resolves once subscribed, or after the longest wait. Publishes `unknown` after each interruption, because changes may
 * have been missed.
 *
 * @param publish - sends a message over another connection
 */
export async function subscribeToChanges(
  redis: RedisClient,
  changes: Changes,
  node: string,
  publish: (channel: string, message: string) => Promise<unknown>,
): Promise<Subscription> {
  /** A connection that has gone silent is not closed, and a subscriber sends nothing. So this node sends to itself. */
  const echo = `${CHANNEL}:${node}`;
  let checks = 0;
  let subscriber: RedisClient;

  function open(onSubscribed: () => void): void {
    // What ioredis subscribes again by itself rejects unhandled if the connection is closed before the response.
    const options = { autoResubscribe: false };
    const own: RedisClient = redis.isCluster ? (redis as Cluster).duplicate() : (redis as Redis).duplicate(options);
    subscriber = own;
    checks = 0;
    // ioredis reconnects by itself. Without a listener it prints each error.
    own.on('error', () => {});
    own.on('message', (channel: string, message: string) => {
      if (own !== subscriber) return;
      checks = 0;
      const change = channel === CHANNEL ? toChange(message, node) : null;
      if (change) changes.publish(change);
    });
    own.on('ready', () => {
      own
        .subscribe(CHANNEL, echo)
        .then(() => changes.publish({ kind: 'unknown' }))
        .then(onSubscribed, () => {});
    });
    if (own.status === 'wait') own.connect().catch(() => {});
  }

  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((done) => {
    timer = setTimeout(done, PATIENCE_MS);
    open(done);
  });
  clearTimeout(timer);

  return {
    check(mustReplace) {
      if (mustReplace || checks >= SILENT_CHECKS) {
        subscriber.disconnect();
        open(() => {});
      }
      // Only what was sent can be missing.
      publish(echo, '').then(
        () => {
          checks += 1;
        },
        () => {},
      );
    },
    close: () => subscriber.disconnect(),
  };
}

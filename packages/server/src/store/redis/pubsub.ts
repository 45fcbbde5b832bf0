import type { Redis } from 'ioredis';
import type { Changes } from '../changes.ts';
import { toChange } from '../pubsub.ts';
import type { RedisClient } from './client.ts';
import { connectionsOf } from './connections.ts';
import { CHANNEL } from './keys.ts';

/** The store works without a subscription. */
const PATIENCE_MS = 2_000;

/** Messages that this node has sent to itself and not received. */
const SILENT_CHECKS = 4;

export interface Subscription {
  check(mustReplace: boolean): void;
  close(): void;
}

/** Publishes `unknown` after each interruption. `send` publishes an empty message by another connection. */
export async function subscribeToChanges(
  redis: RedisClient,
  changes: Changes,
  node: string,
  send: (channel: string) => Promise<unknown>,
): Promise<Subscription> {
  /** A silent connection is not closed, and a subscriber sends nothing: this node sends to itself. */
  const echo = `${CHANNEL}:${node}`;
  let checks = 0;
  let subscriber: Redis | undefined;

  function open(onSubscribed: () => void = () => {}): void {
    // To one node: the subscription of a Cluster moves to another one by itself, and reports no interruption.
    const nodes = connectionsOf(redis);
    // Otherwise ioredis subscribes again by itself, which rejects unhandled if the connection is closed early.
    const own = nodes[Math.floor(Math.random() * nodes.length)]?.duplicate({ autoResubscribe: false });
    subscriber = own;
    checks = 0;
    if (!own) return;
    // Without a listener ioredis prints each error.
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

  let done = () => {};
  const begun = new Promise<void>((resolve) => {
    done = resolve;
  });
  const timer = setTimeout(done, PATIENCE_MS);
  const begin = () => subscriber ?? open(done);
  begin();
  // A Cluster knows its nodes once it is ready. After this wait `check` opens the connection.
  redis.on('ready', begin);
  if (!subscriber && redis.status === 'wait') redis.connect().catch(() => {});
  await begun;
  redis.off('ready', begin);
  clearTimeout(timer);

  return {
    check(mustReplace) {
      // The connections of a Cluster do not open again by themselves.
      if (mustReplace || checks >= SILENT_CHECKS || !subscriber || subscriber.status === 'end') {
        subscriber?.disconnect();
        open();
      }
      // Only what was sent can be missing.
      send(echo).then(
        () => {
          checks += 1;
        },
        () => {},
      );
    },
    close: () => subscriber?.disconnect(),
  };
}

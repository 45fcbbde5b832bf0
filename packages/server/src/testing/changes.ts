import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store, StoreEvent } from '../store/types.ts';
import type { Stage } from './stage.ts';

export function changesContract({ store, other, signIn, touch, change, advance }: Stage): void {
  function listen(to: Store): StoreEvent[] {
    const received: StoreEvent[] = [];
    onTestFinished(to.subscribe((news) => void received.push(news)));
    return received;
  }

  /** What earlier tests have changed may still be on its way. */
  async function settled(received: StoreEvent[][]): Promise<void> {
    const { sid } = (await signIn('first')).session;
    await store.end('first', 'signed-out');
    for (const changes of received) {
      await expect.poll(() => changes).toContainEqual({ kind: 'end', sid });
      changes.length = 0;
    }
  }

  describe('subscribe', () => {
    it('reports ends and changes of policies once on every node, but no heartbeats', async () => {
      const received = [listen(store), listen(other)];
      await settled(received);
      const news: StoreEvent[] = [];
      const expectNews = async (change: StoreEvent) => {
        news.push(change);
        for (const changes of received)
          await expect.poll(() => changes.filter(({ kind }) => kind !== 'unknown')).toEqual(news);
      };
      const a = (await signIn('a')).session.sid;
      const b = (await signIn('b', { supersedes: 'a' })).session.sid;
      await expectNews({ kind: 'end', sid: a, isResumed: true });
      const bobs = (await signIn('bobs', { subject: 'bob' })).session.sid;
      await signIn('another', { subject: 'eve', supersedes: 'bobs' });
      await expectNews({ kind: 'end', sid: bobs });
      const c = (await signIn('c')).session.sid;
      await advance(60_000);
      await touch('b');
      await change({ idleMs: 10 * 60_000 }, 'next-sign-in');
      await change({ idleMs: 20 * 60_000 });
      await expectNews({ kind: 'policy', policyId: 'p' });
      await store.end('b', 'signed-out');
      await expectNews({ kind: 'end', sid: b });
      await store.end('b', 'signed-out');
      await store.revoke({ subject: 'ann', tenant: null, by: null });
      await expectNews({ kind: 'end', sid: c });
    });

    it('reports nothing after unsubscribing', async () => {
      const received: StoreEvent[] = [];
      const leave = store.subscribe((news) => void received.push(news));
      const stays = listen(store);
      leave();
      await signIn('a');
      await store.end('a', 'signed-out');
      expect(received).toEqual([]);
      expect(stays).toHaveLength(1);
    });
  });
}

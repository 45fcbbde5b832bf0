import { describe, expect, it, onTestFinished } from 'vitest';
import type { Change, Store } from '../types.ts';
import type { Stage } from './stage.ts';

/** What nodes hear of each other. */
export function changesContract({ store, other, signIn, touch, change, advance }: Stage): void {
  function listen(to: Store): Change[] {
    const heard: Change[] = [];
    onTestFinished(to.subscribe((news) => void heard.push(news)));
    return heard;
  }

  describe('news', () => {
    it('of ends and of policies reaches every node, and once; touches are no news', async () => {
      const here = listen(store);
      const there = listen(other);
      const a = (await signIn('a')).session.sid;
      const b = (await signIn('b', { supersedes: 'a' })).session.sid;
      const c = (await signIn('c')).session.sid;
      await advance(60_000);
      await touch('b');
      await change({ idleMs: 20 * 60_000 });
      await store.end('b', 'signed-out');
      await store.end('b', 'signed-out');
      await store.revoke({ subject: 'ann', tenant: null, by: null });
      const news: Change[] = [
        { kind: 'end', sid: a },
        { kind: 'policy', policyId: 'p' },
        { kind: 'end', sid: b },
        { kind: 'end', sid: c },
      ];
      const known = (changes: readonly Change[]) => changes.filter(({ kind }) => kind !== 'unknown');
      await expect.poll(() => known(there)).toEqual(news);
      expect(known(here)).toEqual(news);
    });

    it('is told no more to who has left', async () => {
      const heard: Change[] = [];
      const leave = store.subscribe((news) => void heard.push(news));
      const stays = listen(store);
      leave();
      await signIn('a');
      await store.end('a', 'signed-out');
      expect(heard).toEqual([]);
      expect(stays).toHaveLength(1);
    });
  });
}

import type { PolicySessions } from '@curfew/core/protocol';
import { describe, expect, it } from 'vitest';
import { MINUTE, POLICY, type Stage } from './stage.ts';

export function countContract({ store, other, signIn, touch, change, advance, ago }: Stage): void {
  /** In minutes. */
  const filled = (buckets: PolicySessions['idle']) =>
    Object.fromEntries(buckets.flatMap(({ fromMs, count }) => (count ? [[fromMs / MINUTE, count]] : [])));

  describe('countSessions', () => {
    it('counts active sessions by idle time and by age, in buckets without gaps', async () => {
      await signIn('ended');
      await signIn('a');
      await store.ensurePolicy('q', null, POLICY);
      await signIn('of another policy', { policyId: 'q' });
      await signIn('authenticated before', { authAt: await ago(100 * MINUTE) });
      await advance(12 * MINUTE);
      await touch('a');
      await signIn('b');
      await store.end('ended', 'signed-out');
      await advance(2.5 * MINUTE);
      const counts = await other.countSessions('p');
      expect(counts.total).toBe(3);
      expect(filled(counts.idle)).toEqual({ 2: 2, 10: 1 });
      expect(filled(counts.age)).toEqual({ 2: 1, 10: 1, 60: 1 });
      for (const buckets of [counts.idle, counts.age]) {
        expect(buckets[0]?.fromMs).toBe(0);
        expect(buckets.slice(1).map(({ fromMs }) => fromMs)).toEqual(buckets.slice(0, -1).map(({ toMs }) => toMs));
        expect(buckets.at(-1)?.toMs).toBeNull();
      }
    });

    it('leaves out what has ended by the rules, without a write', async () => {
      await signIn('a');
      await advance(10 * MINUTE);
      await signIn('b');
      expect((await store.countSessions('p')).total).toBe(2);
      await change({ idleMs: 5 * MINUTE, warnMs: MINUTE });
      expect((await store.countSessions('p')).total).toBe(1);
      await advance(16 * MINUTE);
      expect(await store.countSessions('p')).toEqual(await store.countSessions('none'));
      expect((await store.countSessions('none')).total).toBe(0);
    });
  });
}

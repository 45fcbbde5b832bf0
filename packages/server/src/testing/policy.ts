import { describe, expect, it } from 'vitest';
import { MINUTE, POLICY, type Stage } from './stage.ts';

export function policyContract({ store, other, signIn, touch, life, change, advance }: Stage): void {
  describe('policy', () => {
    it('is changed only if the version matches', async () => {
      const stale = { id: 'p', durations: POLICY, ifVersion: 7, by: 'admin' };
      expect(await store.changePolicy(stale)).toBeNull();
      expect(await store.changePolicy({ ...stale, id: 'none' })).toBeNull();
      await change({ idleMs: 20 * MINUTE });
      expect(await store.findPolicy('p')).toMatchObject({ version: 2, idleMs: 20 * MINUTE });
      const both = [1, 2].map(() => store.changePolicy({ ...stale, ifVersion: 2 }));
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    });

    it('is not overwritten by ensurePolicy', async () => {
      await change({ idleMs: 20 * MINUTE });
      expect(await store.ensurePolicy('p', null, POLICY)).toMatchObject({ version: 2, idleMs: 20 * MINUTE });
    });

    it('is saved by a subject, or by the app itself', async () => {
      const save = { id: 'p', durations: { ...POLICY, maxMs: 90 * MINUTE } };
      expect(await store.changePolicy({ ...save, ifVersion: 1, by: 'admin' })).toMatchObject({ updatedBy: 'admin' });
      expect(await store.changePolicy({ ...save, ifVersion: 2, by: null })).not.toHaveProperty('updatedBy');
      expect(await other.findPolicy('p')).not.toHaveProperty('updatedBy');
      const lines = await other.audit({ tenant: null, limit: 2, before: null });
      expect(lines.map(({ subject }) => subject)).toEqual([null, 'admin']);
    });

    it('applies to active sessions without writing their rows', async () => {
      await signIn('a');
      await advance(5 * MINUTE);
      await change({ idleMs: 3 * MINUTE, warnMs: MINUTE });
      expect(await life('a')).toMatchObject({ live: false, reason: 'policy' });
      expect((await store.find('a'))?.session.rev).toBe(0);
    });

    it('applies to the next heartbeat and the next read on every node', async () => {
      await signIn('a');
      await advance(10 * MINUTE);
      await signIn('b');
      expect(await other.touch('b', { ageMs: 0, sid: null })).not.toBeNull();
      await change({ idleMs: 5 * MINUTE, warnMs: MINUTE });
      expect(await other.touch('a', { ageMs: 0, sid: null })).toBeNull();
      await advance(4 * MINUTE);
      expect((await life('b', other))?.live).toBe(true);
      await change({ idleMs: 3 * MINUTE, warnMs: MINUTE });
      expect((await life('b', other))?.live).toBe(false);
    });

    it('does not revive sessions that ended under a lower one, even if nothing was written in between', async () => {
      await signIn('idle');
      await advance(5 * MINUTE);
      await change({ idleMs: 3 * MINUTE, warnMs: MINUTE });
      await advance(2 * MINUTE);
      await change({ idleMs: 60 * MINUTE });
      expect(await touch('idle')).toBeNull();
      expect((await life('idle'))?.live).toBe(false);

      await signIn('max');
      await advance(10 * MINUTE);
      await touch('max');
      await change({ idleMs: 5 * MINUTE, maxMs: 8 * MINUTE, warnMs: MINUTE });
      await change({});
      expect((await life('max'))?.live).toBe(false);
      expect((await life('idle'))?.live).toBe(false);
    });

    it('does not end an active session when it is lowered, but ends it when the activity stops', async () => {
      await signIn('a');
      await advance(10 * MINUTE);
      await touch('a');
      await advance(65_000);
      await change({ idleMs: MINUTE, warnMs: 30_000 });
      expect((await life('a'))?.live).toBe(true);
      await touch('a');
      await advance(40_000);
      expect((await life('a'))?.live).toBe(true);
      await advance(40_000);
      expect((await life('a'))?.live).toBe(false);
    });

    it('previews what a change would end', async () => {
      const a = await signIn('a');
      await signIn('b');
      await advance(10 * MINUTE);
      const c = await signIn('c');
      await signIn('signed out');
      await store.end('signed out', 'signed-out');
      const lower = { idleMs: 5 * MINUTE, maxMs: 60 * MINUTE, warnMs: MINUTE };
      expect(await store.previewPolicy('p', lower, a.session.sid)).toEqual({ ends: 2, of: 3, self: true });
      expect(await store.previewPolicy('p', lower, c.session.sid)).toEqual({ ends: 2, of: 3, self: false });
      expect(await store.previewPolicy('p', POLICY, c.session.sid)).toEqual({ ends: 0, of: 3, self: false });
      await change(lower);
      expect([(await life('a'))?.live, (await life('b'))?.live, (await life('c'))?.live]).toEqual([false, false, true]);
    });
  });
}

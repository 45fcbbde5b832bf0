import { lifeOf } from '@curfew/core/rules';
import { describe, expect, it } from 'vitest';
import { MINUTE, POLICY, type Stage } from './stage.ts';

export function touchContract({ store, signIn, touch, life, advance }: Stage): void {
  describe('touch', () => {
    it('counts the idle timeout from the input, not from the request', async () => {
      await signIn('a');
      await advance(10 * MINUTE);
      const found = await touch('a', 3 * MINUTE);
      const alive = found && lifeOf(found);
      expect(alive?.live && alive.idleAt - (found?.now ?? 0)).toBe(POLICY.idleMs - 3 * MINUTE);
      expect(found?.session.rev).toBe(1);
    });

    it('never moves the last activity back', async () => {
      await signIn('a');
      await advance(MINUTE);
      const fresh = await touch('a', 0);
      await advance(MINUTE);
      await touch('a', 2 * MINUTE);
      expect((await life('a'))?.live).toBe(true);
      const found = await store.find('a');
      expect((found?.now ?? 0) - (found?.session.seenAt ?? 0)).toBeGreaterThanOrEqual(MINUTE - 1);
      expect((found?.now ?? 0) - (found?.session.seenAt ?? 0)).toBeLessThan(2 * MINUTE);
      expect(fresh?.session.rev).toBe(1);
    });

    it('does not extend the session if the input is older than the idle timeout', async () => {
      await signIn('a');
      await advance(14 * MINUTE);
      await touch('a', 400 * MINUTE);
      await advance(MINUTE);
      expect(await life('a')).toMatchObject({ live: false, reason: 'idle' });
    });

    it('writes nothing if it comes too soon and the input is hardly newer', async () => {
      await signIn('a');
      await advance(MINUTE);
      expect((await touch('a'))?.session.rev).toBe(1);
      await advance(5_000);
      expect(await touch('a')).toBeNull();
      expect((await store.find('a'))?.session.rev).toBe(1);
      await advance(43_000);
      expect((await touch('a'))?.session.rev).toBe(2);
    });

    it('writes nothing if the page belongs to another session', async () => {
      const { session } = await signIn('a');
      await advance(MINUTE);
      expect(await touch('a', 0, 'another')).toBeNull();
      expect(await touch('a', 0, session.sid)).not.toBeNull();
    });

    it('returns to each of many callers its own session, under several policies', async () => {
      await store.ensurePolicy('q', null, POLICY);
      const names = Array.from({ length: 9 }, (_, n) => `token ${n}`);
      const policyOf = (n: number) => (n % 2 ? 'q' : 'p');
      const created = await Promise.all(names.map((name, n) => signIn(name, { policyId: policyOf(n) })));
      await advance(MINUTE);
      const own = created.map(({ session }, n) => ({ sid: session.sid, policyId: policyOf(n) }));
      const found = await Promise.all(names.map((name) => store.find(name)));
      expect(found.map((one) => one?.session)).toMatchObject(own);
      const touched = await Promise.all(names.map((name) => touch(name)));
      expect(touched.map((one) => one?.session)).toMatchObject(own.map((session) => ({ ...session, rev: 1 })));
    });

    it('succeeds or is coalesced, and ends no session, if many come at once', async () => {
      await signIn('a');
      await advance(MINUTE);
      const touched = await Promise.all(Array.from({ length: 200 }, () => touch('a')));
      expect(touched.filter(Boolean).length).toBeGreaterThan(0);
      expect((await life('a'))?.live).toBe(true);
    });

    it.each([
      ['signed out', async () => void (await store.end('a', 'signed-out')), 'signed-out'],
      ['idle', () => advance(15 * MINUTE), 'idle'],
      ['revoked', async () => void (await store.end('a', 'revoked')), 'revoked'],
    ])('does not revive a session that is %s', async (_, die, reason) => {
      await signIn('a');
      await die();
      expect(await touch('a')).toBeNull();
      expect(await life('a')).toMatchObject({ live: false, reason });
      expect(await store.end('a', 'signed-out')).toBe(false);
      expect(await life('a')).toMatchObject({ reason });
    });

    it('does not extend a session past the absolute timeout', async () => {
      await signIn('a');
      for (let minutes = 0; minutes < 720; minutes += 10) {
        expect((await life('a'))?.live, `after ${minutes} minutes`).toBe(true);
        await touch('a');
        await advance(10 * MINUTE);
      }
      expect(await touch('a')).toBeNull();
      expect(await life('a')).toMatchObject({ live: false, reason: 'max' });
    });
  });
}

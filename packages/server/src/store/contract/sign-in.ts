import { describe, expect, it } from 'vitest';
import { TokenUsedError } from '../../errors.ts';
import { lifeOf } from '../life.ts';
import { newSession, type Stage } from './stage.ts';

/** How sessions begin. */
export function signInContract({ store, signIn, touch, life, advance }: Stage): void {
  describe('sign-in', () => {
    it('begins a session that lives, was never touched, and whose id sorts by age', async () => {
      const first = await signIn('a');
      const second = await signIn('b');
      expect(lifeOf(first).live).toBe(true);
      expect(first.session).toMatchObject({ subject: 'ann', policyId: 'p', rev: 0, endedAt: null });
      expect(first.session.seenAt).toBe(first.session.createdAt);
      expect(first.session.sid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
      await advance(5);
      const third = await signIn('c');
      expect(third.session.sid > first.session.sid && third.session.sid > second.session.sid).toBe(true);
    });

    it('ends the session whose token the browser presented, and sorts after it', async () => {
      const old = await signIn('a');
      const next = await signIn('b', { supersedes: 'a' });
      expect(await life('a')).toMatchObject({ live: false, reason: 'superseded' });
      expect((await life('b'))?.live).toBe(true);
      expect(next.session.sid > old.session.sid).toBe(true);
    });

    it('needs a policy that exists', async () => {
      expect(await store.create(newSession('a', { policyId: 'none' }))).toBeNull();
      expect(await store.find('a')).toBeNull();
    });

    it('begins nothing by a token that has had a session', async () => {
      const { session } = await signIn('a');
      await expect(signIn('a', { subject: 'bob' })).rejects.toThrow(TokenUsedError);
      expect((await store.find('a'))?.session).toMatchObject({ sid: session.sid, subject: 'ann' });
      await store.end('a', 'signed-out');
      await expect(signIn('a')).rejects.toThrow(TokenUsedError);
      expect(await life('a')).toMatchObject({ live: false, reason: 'signed-out' });
    });

    it('is the only thing that inserts', async () => {
      expect(await touch('nobody')).toBeNull();
      expect(await store.end('nobody', 'signed-out')).toBe(false);
      expect(await store.find('nobody')).toBeNull();
    });
  });
}

import { lifeOf } from '@curfew/core/rules';
import { describe, expect, it } from 'vitest';
import { TokenUsedError } from '../errors.ts';
import type { SessionWithPolicy } from '../store/types.ts';
import { MINUTE, newSession, POLICY, type Stage } from './stage.ts';

export function signInContract({ store, other, signIn, touch, life, advance, ago, change }: Stage): void {
  describe('sign-in', () => {
    it('begins an active session without heartbeats, whose id sorts by age', async () => {
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

    it('ends the session whose token the browser presented, and creates an id that sorts after it', async () => {
      const old = await signIn('a');
      const next = await signIn('b', { supersedes: 'a' });
      expect(await life('a')).toMatchObject({ live: false, reason: 'superseded' });
      expect((await life('b'))?.live).toBe(true);
      expect(next.session.sid > old.session.sid).toBe(true);
    });

    describe('of the person whose session the browser presented', () => {
      const detailsOf = async (sid: string, tenant: string | null = null) => {
        const lines = await store.audit({ tenant, limit: 100, before: null });
        return Object.fromEntries(lines.filter((line) => line.sid === sid).map(({ event, detail }) => [event, detail]));
      };

      it('is in the audit as one that goes on with that session', async () => {
        const { session: old } = await signIn('a', { tenant: 't1' });
        const { session: next } = await signIn('b', { tenant: 't1', supersedes: 'a' });
        expect(await detailsOf(old.sid, 't1')).toEqual({ 'sign-in': {}, end: { reason: 'superseded', by: 'ann' } });
        expect(await detailsOf(next.sid, 't1')).toEqual({ 'sign-in': { resumes: old.sid } });
      });

      it.each(['idle', 'max'] as const)(
        'goes on with one that has ended by the %s timeout, whether that was recorded or not',
        async (reason) => {
          const authAt = await ago(reason === 'max' ? POLICY.maxMs - 10 * MINUTE : 0);
          const olds = await Promise.all(['a', 'b'].map((name) => signIn(name, { subject: name, authAt })));
          await advance(reason === 'max' ? 11 * MINUTE : 16 * MINUTE);
          await store.find('a');
          await other.create(newSession('c', { subject: 'b', supersedes: 'b' }));
          await advance(30 * MINUTE);
          await store.sweep(100);
          await signIn('d', { subject: 'a', supersedes: 'a' });
          for (const [next, { session: old }] of [
            [await store.find('d'), olds[0]],
            [await store.find('c'), olds[1]],
          ] as [SessionWithPolicy, SessionWithPolicy][]) {
            expect(await detailsOf(old.sid)).toEqual({ 'sign-in': {}, end: { reason } });
            expect((await detailsOf(next.session.sid))['sign-in']).toEqual({ resumes: old.sid });
          }
        },
      );

      it('does not go on with one that was signed out, revoked, superseded or ended by a policy', async () => {
        const names = ['out', 'revoked', 'superseded', 'policy'];
        for (const subject of names) await signIn(subject, { subject });
        await store.end('out', 'signed-out');
        await store.revoke({ subject: 'revoked', tenant: null, by: null });
        await signIn('another', { subject: 'superseded', maxSessions: 1 });
        await advance(10 * MINUTE);
        await change({ idleMs: 5 * MINUTE, maxMs: 5 * MINUTE, warnMs: MINUTE });
        expect(await life('policy')).toMatchObject({ live: false, reason: 'policy' });
        for (const name of names) {
          const { session } = await signIn(`next ${name}`, { subject: name, supersedes: name });
          expect((await detailsOf(session.sid))['sign-in'], name).toEqual({});
        }
      });

      it('is not one of another person or tenant, nor one beyond the limit of sessions', async () => {
        const { session: a } = await signIn('a');
        const { session: b } = await signIn('b', { subject: 'bob', supersedes: 'a' });
        const { session: c } = await signIn('c', { subject: 'bob', tenant: 't1', supersedes: 'b' });
        await signIn('d', { subject: 'bob', tenant: 't1', maxSessions: 1 });
        expect(await detailsOf(a.sid)).toEqual({ 'sign-in': {}, end: { reason: 'superseded' } });
        expect(await detailsOf(b.sid)).toEqual({ 'sign-in': {}, end: { reason: 'superseded' } });
        expect(await detailsOf(c.sid, 't1')).toEqual({ 'sign-in': {}, end: { reason: 'superseded' } });
      });
    });

    it('counts the absolute timeout from the authentication, and from now if that is in the future', async () => {
      const authAt = await ago(10 * MINUTE);
      expect((await signIn('a', { authAt })).session.createdAt).toBe(authAt);
      const { session, now } = await signIn('b', { authAt: authAt + 60 * MINUTE });
      expect(session.createdAt).toBe(now);
    });

    it('returns null if the policy does not exist', async () => {
      expect(await store.create(newSession('a', { policyId: 'none' }))).toBeNull();
      expect(await store.find('a')).toBeNull();
    });

    it('writes nothing if the session would have expired already', async () => {
      await signIn('old');
      // A session of the lower policy had ended by then, so none of that time begins again under the higher one.
      await change({ maxMs: 60 * MINUTE });
      await change({});
      const authAt = await ago(120 * MINUTE);
      const expired = await store.create(newSession('a', { supersedes: 'old', maxSessions: 1, authAt }));
      expect(expired && lifeOf(expired)).toMatchObject({ live: false, reason: 'max' });
      expect((await life('old'))?.live).toBe(true);
      expect(await store.find('a')).toBeNull();
      const lines = await store.audit({ tenant: null, limit: 100, before: null });
      expect(lines.filter(({ event }) => event !== 'policy')).toHaveLength(1);
    });

    it('begins under a longer policy that the other node has saved, with an authentication that the old one refuses', async () => {
      await signIn('old');
      const durations = { ...POLICY, maxMs: POLICY.maxMs + 60 * MINUTE };
      await other.changePolicy({ id: 'p', durations, ifVersion: 1, by: 'admin' });
      await advance(20 * MINUTE);
      const { now = 0 } = (await other.create(newSession('b'))) ?? {};
      const found = await signIn('a', { authAt: now - POLICY.maxMs - 10 * MINUTE });
      expect(lifeOf(found).live).toBe(true);
    });

    it('throws if the token has had a session', async () => {
      const { session } = await signIn('a');
      await expect(signIn('a', { subject: 'bob' })).rejects.toThrow(TokenUsedError);
      expect((await store.find('a'))?.session).toMatchObject({ sid: session.sid, subject: 'ann' });
      // The rejected owner gets no access to the existing session.
      expect(await store.list({ subject: 'bob', tenant: null }, 10)).toEqual([]);
      expect(await store.revoke({ subject: 'bob', tenant: null, by: 'bob' })).toEqual([]);
      await store.end('a', 'signed-out');
      await expect(signIn('a')).rejects.toThrow(TokenUsedError);
      expect(await life('a')).toMatchObject({ live: false, reason: 'signed-out' });
    });

    it('begins one session if many sign-ins use one token at once', async () => {
      const tries = Array.from({ length: 12 }, (_, n) => {
        const session = newSession('a', { subject: n % 3 ? `person ${n}` : 'ann', supersedes: 'a' });
        return (n % 2 ? other : store).create(session);
      });
      const settled = await Promise.allSettled(tries);
      const lost = settled.filter((one) => one.status === 'rejected');
      expect(lost).toHaveLength(11);
      for (const { reason } of lost) expect(reason).toBeInstanceOf(TokenUsedError);
      const [won] = settled.filter((one) => one.status === 'fulfilled');
      expect((await store.find('a'))?.session.sid).toBe(won?.value?.session.sid);
      expect((await life('a'))?.live).toBe(true);
      const lines = await store.audit({ tenant: null, limit: 100, before: null });
      expect(lines.filter(({ event }) => event === 'sign-in')).toHaveLength(1);
    });

    it('is the only operation that inserts a session', async () => {
      expect(await touch('none')).toBeNull();
      expect(await store.end('none', 'signed-out')).toBe(false);
      expect(await store.find('none')).toBeNull();
    });
  });
}

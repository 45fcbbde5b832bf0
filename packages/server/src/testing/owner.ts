import { describe, expect, it, onTestFinished } from 'vitest';
import type { SessionOwner } from '../store/types.ts';
import { MINUTE, type Stage } from './stage.ts';

const ANN = { subject: 'ann', tenant: null };

export function ownerContract({ store, other, signIn, touch, life, change, advance, ago }: Stage): void {
  const sids = async (owner = ANN as { subject: string; tenant: string | null }, limit = 10) =>
    (await store.list(owner, limit)).map(({ session }) => session.sid);

  describe('the sessions of one owner', () => {
    it('are listed newest first while they are active, with their user agent', async () => {
      const { session: a } = await signIn('a', { userAgent: 'Firefox' });
      await advance(5);
      const { session: b } = await signIn('b');
      await advance(5);
      const { session: c } = await signIn('c');
      await signIn('d', { subject: 'bob' });
      expect(await sids()).toEqual([c.sid, b.sid, a.sid]);
      expect(await sids(ANN, 2)).toEqual([c.sid, b.sid]);
      expect((await store.list(ANN, 10)).map(({ session }) => session.userAgent)).toEqual([null, null, 'Firefox']);
      await store.end('b', 'signed-out');
      expect(await sids()).toEqual([c.sid, a.sid]);
      await advance(16 * MINUTE);
      expect(await sids()).toEqual([]);
    });

    it('belong to a subject of one tenant, whatever characters its name contains', async () => {
      const { session: none } = await signIn('a');
      const { session: t1 } = await signIn('b', { tenant: 't1' });
      const { session: odd } = await signIn('c', { subject: 'a:b"n{n}\\', tenant: '' });
      expect(await sids()).toEqual([none.sid]);
      expect(await sids({ subject: 'ann', tenant: 't1' })).toEqual([t1.sid]);
      expect(await sids({ subject: 'a:b"n{n}\\', tenant: '' })).toEqual([odd.sid]);
      expect(await sids({ subject: 'a:b"n{n}\\', tenant: null })).toEqual([]);
      expect(await store.revoke({ ...ANN, tenant: 't2', by: null })).toEqual([]);
      expect(await store.revoke({ ...ANN, only: t1.sid, by: null })).toEqual([]);
      expect((await life('b'))?.live).toBe(true);
    });

    it.each(['\ufeff', '\ufeff\ufeff', ' ', '\u200b', '\u0001'])(
      'are of another user than those of a name without %j at its beginning',
      async (mark) => {
        const owner = { subject: `${mark}ann`, tenant: `${mark}t1` };
        const who = { ...owner, userAgent: `${mark}Firefox` };
        const recorded: SessionOwner[] = [];
        onTestFinished(store.onAudit(({ subject, tenant }) => recorded.push({ subject, tenant })));
        await advance(MINUTE);
        const begun = await signIn('a', who);
        const touched = await touch('a');
        const found = await other.find('a');
        const [listed] = await store.list(owner, 10);
        for (const one of [begun, touched, found, listed]) expect(one?.session).toMatchObject(who);
        expect(await sids({ subject: 'ann', tenant: 't1' })).toEqual([]);

        const { session } = await signIn('b', { ...who, supersedes: 'a' });
        await signIn('c', who);
        await store.revoke({ ...owner, only: session.sid, by: owner.subject });
        await signIn('d', who);
        await advance(40 * MINUTE);
        await store.find('d');
        await store.sweep(100);
        expect(recorded).toEqual(Array(8).fill(owner));
        const lines = await store.audit({ tenant: owner.tenant, limit: 10, before: null });
        expect(lines.map(({ subject, tenant }) => ({ subject, tenant }))).toEqual(recorded);
      },
    );

    it('are listed according to the policy in force', async () => {
      await signIn('a');
      await advance(10 * MINUTE);
      const { session } = await signIn('b');
      await change({ idleMs: 5 * MINUTE });
      expect(await sids()).toEqual([session.sid]);
    });

    it('end one by one, all but one, or all at once, on every node', async () => {
      const all = ['a', 'b', 'c', 'd'];
      const [a, b, c, d] = await Promise.all(all.map(async (name) => (await signIn(name)).session.sid));
      const liveness = async () =>
        (await Promise.all(all.map((name) => life(name, other)))).map((found) => (found?.live ? 1 : 0)).join('');

      expect(await store.revoke({ ...ANN, only: 'none', by: 'ann' })).toEqual([]);
      expect(await store.revoke({ ...ANN, only: a ?? '', by: 'ann' })).toEqual([a]);
      expect(await liveness()).toBe('0111');
      expect(await life('a')).toMatchObject({ reason: 'revoked' });
      expect(await store.revoke({ ...ANN, only: a ?? '', by: 'ann' })).toEqual([]);
      expect((await store.revoke({ ...ANN, except: b ?? '', by: 'ann' })).toSorted()).toEqual([c, d].toSorted());
      expect(await liveness()).toBe('0100');
      expect(await store.revoke({ ...ANN, by: 'admin' })).toEqual([b]);
      expect(await liveness()).toBe('0000');
      const { detail } = (await store.audit({ tenant: null, limit: 1, before: null }))[0] ?? {};
      expect(detail).toEqual({ reason: 'revoked', by: 'admin' });
    });

    it('end an older one if there are too many, also if the user authenticated before that one began', async () => {
      await signIn('a');
      await advance(MINUTE);
      await signIn('b', { maxSessions: 1, authAt: await ago(2 * MINUTE) });
      expect(await life('a')).toMatchObject({ live: false, reason: 'superseded' });
      expect((await life('b'))?.live).toBe(true);
    });

    it('end the one that signed in first, not the one whose user authenticated first', async () => {
      await signIn('a');
      await advance(5);
      await signIn('b', { authAt: await ago(2 * MINUTE) });
      await advance(5);
      await signIn('c', { maxSessions: 2 });
      expect(await life('a')).toMatchObject({ live: false, reason: 'superseded' });
      expect((await life('b'))?.live).toBe(true);
    });

    it('end the oldest if there are too many; ended ones do not count', async () => {
      for (const name of ['a', 'b', 'c']) {
        await signIn(name, { maxSessions: 3 });
        await advance(5);
      }
      await store.end('b', 'signed-out');
      await signIn('d', { maxSessions: 3 });
      expect((await life('a'))?.live).toBe(true);
      await signIn('e', { maxSessions: 3 });
      expect(await life('a')).toMatchObject({ live: false, reason: 'superseded' });
      await signIn('f', { maxSessions: 1, supersedes: 'e' });
      expect(await sids()).toHaveLength(1);
      await Promise.all(['g', 'h', 'i', 'j'].map((name) => signIn(name, { maxSessions: 2 })));
      expect((await sids()).length).toBeLessThanOrEqual(2);
      expect((await life('f'))?.live).toBe(false);
    });
  });
}

import { lifeOf } from '@curfew/core/rules';
import { describe, expect, it } from 'vitest';
import { MINUTE, newSession, POLICY, type Stage } from './stage.ts';

const LOWER = { idleMs: 5 * MINUTE, maxMs: 60 * MINUTE, warnMs: MINUTE };
const HIGHER = { idleMs: 60 * MINUTE };

export function nextSignInContract({ store, other, signIn, touch, life, change, advance, ago }: Stage): void {
  const versionOf = async (token: string, of = store) => (await of.find(token))?.policy.version;
  const isLive = async (token: string, of = store) => (await life(token, of))?.live ?? false;

  describe('a policy that applies at the next sign-in', () => {
    it('leaves the sessions that exist as they are, and applies to those that begin later, on every node', async () => {
      await signIn('old');
      await change(LOWER, 'next-sign-in');
      const { policy } = await signIn('new');
      expect(policy).toMatchObject({ id: 'p', version: 2, ...LOWER });
      // The absolute timeout counts from the authentication, but the session begins now.
      expect((await signIn('single sign-on', { authAt: await ago(30 * MINUTE) })).policy.version).toBe(2);
      expect(await store.findPolicy('p')).toMatchObject({ version: 2, ...LOWER });
      for (const node of [store, other]) {
        expect((await node.find('old'))?.policy).toMatchObject({ id: 'p', version: 1, ...POLICY });
        expect(await versionOf('new', node)).toBe(2);
      }
      await advance(6 * MINUTE);
      for (const node of [store, other]) {
        expect([await isLive('old', node), await isLive('new', node)]).toEqual([true, false]);
        expect(await life('new', node)).toMatchObject({ reason: 'idle' });
      }
      expect(await other.previewPolicy('p', LOWER, 'none', 'next-sign-in')).toEqual({ ends: 0, of: 1, self: false });
      expect(await touch('new')).toBeNull();
      expect((await other.touch('old', { ageMs: 0, sid: null }))?.policy).toMatchObject({ version: 1, ...POLICY });
      expect((await store.list({ subject: 'ann', tenant: null }, 10)).map((found) => found.policy.version)).toEqual([
        1,
      ]);
      await advance(14 * MINUTE);
      expect(await isLive('old')).toBe(true);
      await advance(MINUTE);
      expect(await life('old')).toMatchObject({ live: false, reason: 'idle' });
    });

    it('lets each session end by its own absolute timeout', async () => {
      await signIn('old');
      await change({ ...LOWER, idleMs: 15 * MINUTE }, 'next-sign-in');
      await signIn('new');
      for (let minutes = 0; minutes < 60; minutes += 10) {
        await touch('old');
        await touch('new');
        await advance(10 * MINUTE);
      }
      expect(await touch('new')).toBeNull();
      expect(await life('new')).toMatchObject({ live: false, reason: 'max' });
      expect((await touch('old'))?.policy.version).toBe(1);
    });

    it('does not decide whether an older session can be signed out or revoked', async () => {
      await signIn('a');
      const { session } = await signIn('b');
      await change(LOWER, 'next-sign-in');
      await signIn('new');
      await advance(6 * MINUTE);
      expect(await other.end('a', 'signed-out')).toBe(true);
      expect(await store.end('new', 'signed-out')).toBe(false);
      expect(await store.revoke({ subject: 'ann', tenant: null, by: null })).toEqual([session.sid]);
      expect(await life('b', other)).toMatchObject({ live: false, reason: 'revoked' });
      expect(await life('new')).toMatchObject({ reason: 'idle' });
    });

    it('is what a session gets that replaces an older one', async () => {
      await signIn('old');
      await change(LOWER, 'next-sign-in');
      expect((await signIn('next', { supersedes: 'old' })).policy.version).toBe(2);
      expect(await life('old')).toMatchObject({ live: false, reason: 'superseded' });
    });

    it('ends no session in a preview, and a preview of a save for all counts each by its own durations', async () => {
      const old = await signIn('old');
      await change(HIGHER, 'next-sign-in');
      await signIn('new');
      await advance(10 * MINUTE);
      const { sid } = old.session;
      expect(await store.previewPolicy('p', LOWER, sid, 'next-sign-in')).toEqual({ ends: 0, of: 2, self: false });
      expect(await store.previewPolicy('p', LOWER, sid)).toEqual({ ends: 2, of: 2, self: true });
      expect(await other.previewPolicy('p', POLICY, sid, 'now')).toEqual({ ends: 0, of: 2, self: false });
      await advance(10 * MINUTE);
      expect(await other.previewPolicy('p', POLICY, sid, 'now')).toEqual({ ends: 1, of: 1, self: false });
      expect((await store.countSessions('p')).total).toBe(1);
    });

    it('has in a preview of a save for all the grace of each, by the heartbeats of its own durations', async () => {
      await change({ idleMs: 2 * MINUTE, warnMs: 30_000 });
      await advance(2 * MINUTE);
      const { session } = await signIn('old');
      await change(HIGHER, 'next-sign-in');
      await signIn('new');
      await advance(61_000);
      const lower = { ...POLICY, idleMs: MINUTE, warnMs: 30_000 };
      expect(await store.previewPolicy('p', lower, session.sid)).toEqual({ ends: 1, of: 2, self: true });
      await change(lower);
      expect([await isLive('old'), await isLive('new')]).toEqual([false, true]);
    });

    it('is followed by one for all sessions, which revives none, under the durations of either', async () => {
      await signIn('old');
      await change(HIGHER, 'next-sign-in');
      await signIn('new');
      await advance(20 * MINUTE);
      // It has ended by now, but nothing has been written.
      await change({ idleMs: 120 * MINUTE });
      for (const node of [store, other]) {
        expect([await isLive('old', node), await isLive('new', node)]).toEqual([false, true]);
        expect(await node.touch('old', { ageMs: 0, sid: null })).toBeNull();
        expect(await versionOf('new', node)).toBe(3);
      }
      await change({ idleMs: 5 * MINUTE, warnMs: MINUTE });
      await change(HIGHER);
      expect([await isLive('old'), await isLive('new')]).toEqual([false, false]);
    });

    it('is followed by one for all sessions, which ends none in use', async () => {
      await signIn('old');
      await change(HIGHER, 'next-sign-in');
      await signIn('new');
      await advance(10 * MINUTE);
      for (const token of ['old', 'new']) await touch(token);
      await advance(65_000);
      await change({ idleMs: MINUTE, warnMs: 30_000 });
      for (const token of ['old', 'new']) {
        expect(await isLive(token)).toBe(true);
        expect((await touch(token))?.policy.version).toBe(3);
      }
      await advance(80_000);
      expect([await isLive('old'), await isLive('new')]).toEqual([false, false]);
    });

    it('leaves the sessions of several earlier ones as they are', async () => {
      const idle = [20, 3, 40];
      await signIn('token 0');
      for (const [n, minutes] of idle.entries()) {
        await change({ idleMs: minutes * MINUTE, warnMs: MINUTE }, 'next-sign-in');
        await signIn(`token ${n + 1}`);
      }
      const tokens = ['token 0', 'token 1', 'token 2', 'token 3'];
      const liveness = async () =>
        (await Promise.all(tokens.map((token) => isLive(token, other)))).map(Number).join('');
      expect(await Promise.all(tokens.map((token) => versionOf(token)))).toEqual([1, 2, 3, 4]);
      await advance(4 * MINUTE);
      expect(await liveness()).toBe('1101');
      await advance(12 * MINUTE);
      expect(await liveness()).toBe('0101');
      expect((await store.countSessions('p')).total).toBe(2);
      await advance(5 * MINUTE);
      expect(await liveness()).toBe('0001');
      await change({ idleMs: 200 * MINUTE });
      expect(await liveness()).toBe('0001');
      expect(await versionOf('token 3', other)).toBe(5);
    });

    it('is swept with the others: each end has its own time and reason', async () => {
      const { session } = await signIn('old');
      await change({ ...HIGHER, maxMs: 60 * MINUTE }, 'next-sign-in');
      await signIn('new');
      await advance(27 * MINUTE);
      await store.sweep(100);
      const ends = async () => (await store.audit({ tenant: null, limit: 50, before: null })).filter(isEnd);
      const isEnd = ({ event }: { readonly event: string }) => event === 'end';
      expect((await ends()).map(({ sid, detail }) => [sid, detail])).toEqual([[session.sid, { reason: 'idle' }]]);
      expect([await isLive('old'), await isLive('new')]).toEqual([false, true]);
      await advance(50 * MINUTE);
      await store.sweep(100);
      expect(await ends()).toHaveLength(2);
      await advance(30 * 24 * 60 * MINUTE);
      for (let n = 0; n < 3; n++) {
        while ((await store.sweep(100)) === 100);
        await advance(30 * 24 * 60 * MINUTE);
      }
      expect([await store.find('old'), await store.find('new')]).toEqual([null, null]);
    });

    it('is saved once if two administrators save at once, whatever either applies to', async () => {
      for (let version = 1; version < 6; version++) {
        const both = (['next-sign-in', 'now'] as const).map((apply, n) =>
          (n ? other : store).changePolicy({ id: 'p', durations: LOWER, ifVersion: version, by: `admin ${n}`, apply }),
        );
        expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
        expect((await store.findPolicy('p'))?.version).toBe(version + 1);
      }
      const lines = await store.audit({ tenant: null, limit: 50, before: null });
      expect(lines.filter(({ event }) => event === 'policy')).toHaveLength(6);
    });

    it('is refused if sessions of ten versions may still be active; one for all sessions is not', async () => {
      const save = (ifVersion: number, apply: 'now' | 'next-sign-in') =>
        store.changePolicy({ id: 'p', durations: LOWER, ifVersion, by: 'admin', apply });
      for (let version = 1; version <= 10; version++) expect(await save(version, 'next-sign-in')).not.toBeNull();
      expect(await save(11, 'next-sign-in')).toBeNull();
      expect((await other.findPolicy('p'))?.version).toBe(11);
      expect(await store.create(newSession('a'))).toMatchObject({ policy: { version: 11 } });
      expect(await save(11, 'now')).toMatchObject({ version: 12 });
      const found = await other.find('a');
      expect([found && lifeOf(found).live, found?.policy.version]).toEqual([true, 12]);
    });
  });
}

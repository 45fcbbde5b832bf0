import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lifeOf } from './life.ts';
import type { Found, Store } from './types.ts';

/** A store under test, and the way to let time pass for it without waiting. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Makes it later: moves the store's clock on, or all that is stored back. */
  advance(ms: number): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

const MINUTE = 60_000;
const POLICY = { idleMs: 15 * MINUTE, maxMs: 12 * 60 * MINUTE, warnMs: 2 * MINUTE };

/** The suite that every store passes. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the contract of stores: ${name}`, () => {
    let test: StoreUnderTest;
    let store: Store;

    beforeAll(async () => {
      test = await open();
      store = test.store;
    });
    afterAll(() => store.close());
    beforeEach(async () => {
      await test.clear();
      await store.ensurePolicy('p', null, POLICY);
    });

    async function signIn(tokenHash: string, supersedes: string | null = null): Promise<Found> {
      const found = await store.create({ tokenHash, subject: 'ann', tenant: null, policyId: 'p', supersedes });
      if (!found) throw new Error('There is no policy p.');
      return found;
    }
    const touch = (tokenHash: string, ageMs = 0, sid: string | null = null) => store.touch(tokenHash, { ageMs, sid });

    async function life(tokenHash: string) {
      const found = await store.find(tokenHash);
      return found && lifeOf(found);
    }
    async function change(durations: Partial<typeof POLICY>): Promise<void> {
      const current = await store.findPolicy('p');
      const next = { ...POLICY, ...durations };
      const saved = await store.changePolicy({
        id: 'p',
        durations: next,
        ifVersion: current?.version ?? 0,
        by: 'admin',
      });
      expect(saved?.version).toBe((current?.version ?? 0) + 1);
    }

    describe('sign-in', () => {
      it('begins a session that lives, was never touched, and whose id sorts by age', async () => {
        const first = await signIn('a');
        const second = await signIn('b');
        expect(lifeOf(first).live).toBe(true);
        expect(first.session).toMatchObject({ subject: 'ann', policyId: 'p', rev: 0, endedAt: null });
        expect(first.session.seenAt).toBe(first.session.createdAt);
        expect(first.session.sid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
        await test.advance(5);
        const third = await signIn('c');
        expect(third.session.sid > first.session.sid && third.session.sid > second.session.sid).toBe(true);
      });

      it('ends the session whose token the browser presented, and sorts after it', async () => {
        const old = await signIn('a');
        const next = await signIn('b', 'a');
        expect(await life('a')).toMatchObject({ live: false, reason: 'superseded' });
        expect((await life('b'))?.live).toBe(true);
        expect(next.session.sid > old.session.sid).toBe(true);
      });

      it('needs a policy that exists', async () => {
        const nobody = { tokenHash: 'a', subject: 'ann', tenant: null, policyId: 'none', supersedes: null };
        expect(await store.create(nobody)).toBeNull();
        expect(await store.find('a')).toBeNull();
      });

      it('is the only thing that inserts', async () => {
        expect(await touch('nobody')).toBeNull();
        expect(await store.end('nobody', 'signed-out')).toBe(false);
        expect(await store.find('nobody')).toBeNull();
      });
    });

    describe('touch', () => {
      it('counts from the input, not from the request', async () => {
        await signIn('a');
        await test.advance(10 * MINUTE);
        const found = await touch('a', 3 * MINUTE);
        const alive = found && lifeOf(found);
        expect(alive?.live && alive.idleAt - (found?.now ?? 0)).toBe(POLICY.idleMs - 3 * MINUTE);
        expect(found?.session.rev).toBe(1);
      });

      it('never moves the last activity back', async () => {
        await signIn('a');
        await test.advance(MINUTE);
        const fresh = await touch('a', 0);
        await test.advance(MINUTE);
        await touch('a', 2 * MINUTE);
        expect((await life('a'))?.live).toBe(true);
        const found = await store.find('a');
        expect((found?.now ?? 0) - (found?.session.seenAt ?? 0)).toBeGreaterThanOrEqual(MINUTE - 1);
        expect((found?.now ?? 0) - (found?.session.seenAt ?? 0)).toBeLessThan(MINUTE + 2_000);
        expect(fresh?.session.rev).toBe(1);
      });

      it('extends nothing by an input older than the idle limit', async () => {
        await signIn('a');
        await test.advance(14 * MINUTE);
        await touch('a', 400 * MINUTE);
        await test.advance(MINUTE);
        expect(await life('a')).toMatchObject({ live: false, reason: 'idle' });
      });

      it('writes nothing where it comes too soon and brings too little', async () => {
        await signIn('a');
        await test.advance(MINUTE);
        expect((await touch('a'))?.session.rev).toBe(1);
        await test.advance(5_000);
        expect(await touch('a')).toBeNull();
        expect((await store.find('a'))?.session.rev).toBe(1);
        await test.advance(43_000);
        expect((await touch('a'))?.session.rev).toBe(2);
      });

      it('does not touch another session than the page belongs to', async () => {
        const { session } = await signIn('a');
        await test.advance(MINUTE);
        expect(await touch('a', 0, 'another')).toBeNull();
        expect(await touch('a', 0, session.sid)).not.toBeNull();
      });

      it('succeeds for all of many at once, or is too soon: no heartbeat is told that it is dead', async () => {
        await signIn('a');
        await test.advance(MINUTE);
        const touched = await Promise.all(Array.from({ length: 200 }, () => touch('a')));
        expect(touched.filter(Boolean).length).toBeGreaterThan(0);
        expect((await life('a'))?.live).toBe(true);
      });

      it.each([
        ['signed out', async () => void (await store.end('a', 'signed-out')), 'signed-out'],
        ['idle', () => test.advance(15 * MINUTE), 'idle'],
        ['revoked', async () => void (await store.end('a', 'revoked')), 'revoked'],
      ])('does not revive who is %s', async (_, die, reason) => {
        await signIn('a');
        await die();
        expect(await touch('a')).toBeNull();
        expect(await life('a')).toMatchObject({ live: false, reason });
        expect(await store.end('a', 'signed-out')).toBe(false);
        expect(await life('a')).toMatchObject({ reason });
      });

      it('does not carry anybody past the maximum', async () => {
        await signIn('a');
        for (let minutes = 0; minutes < 720; minutes += 10) {
          expect((await life('a'))?.live, `after ${minutes} minutes`).toBe(true);
          await touch('a');
          await test.advance(10 * MINUTE);
        }
        expect(await touch('a')).toBeNull();
        expect(await life('a')).toMatchObject({ live: false, reason: 'max' });
      });
    });

    describe('policy', () => {
      it('is changed by whoever knows its version, and by nobody else', async () => {
        const stale = { id: 'p', durations: POLICY, ifVersion: 7, by: 'admin' };
        expect(await store.changePolicy(stale)).toBeNull();
        expect(await store.changePolicy({ ...stale, id: 'none' })).toBeNull();
        await change({ idleMs: 20 * MINUTE });
        expect(await store.findPolicy('p')).toMatchObject({ version: 2, idleMs: 20 * MINUTE });
        const both = [1, 2].map(() => store.changePolicy({ ...stale, ifVersion: 2 }));
        expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
      });

      it('is not overwritten by a first policy', async () => {
        await change({ idleMs: 20 * MINUTE });
        expect(await store.ensurePolicy('p', null, POLICY)).toMatchObject({ version: 2, idleMs: 20 * MINUTE });
      });

      it('reaches sessions that live, without touching them', async () => {
        await signIn('a');
        await test.advance(5 * MINUTE);
        await change({ idleMs: 3 * MINUTE, warnMs: MINUTE });
        expect(await life('a')).toMatchObject({ live: false, reason: 'policy' });
        expect((await store.find('a'))?.session.rev).toBe(0);
      });

      it('revives nobody who died under a lower one, though nothing touched them in between', async () => {
        await signIn('idle');
        await test.advance(5 * MINUTE);
        await change({ idleMs: 3 * MINUTE, warnMs: MINUTE });
        await test.advance(2 * MINUTE);
        await change({ idleMs: 60 * MINUTE });
        expect(await touch('idle')).toBeNull();
        expect((await life('idle'))?.live).toBe(false);

        await signIn('max');
        await test.advance(10 * MINUTE);
        await touch('max');
        await change({ idleMs: 5 * MINUTE, maxMs: 8 * MINUTE, warnMs: MINUTE });
        await change({});
        expect((await life('max'))?.live).toBe(false);
        expect((await life('idle'))?.live).toBe(false);
      });

      it('does not end who is working when it is lowered, and lets them go when they stop', async () => {
        await signIn('a');
        await test.advance(10 * MINUTE);
        await touch('a');
        await test.advance(65_000);
        await change({ idleMs: MINUTE, warnMs: 30_000 });
        expect((await life('a'))?.live).toBe(true);
        await touch('a');
        await test.advance(59_000);
        expect((await life('a'))?.live).toBe(true);
        await test.advance(20_000);
        expect((await life('a'))?.live).toBe(false);
      });

      it('says beforehand what a change would end', async () => {
        const a = await signIn('a');
        await signIn('b');
        await test.advance(10 * MINUTE);
        const c = await signIn('c');
        await signIn('dead');
        await store.end('dead', 'signed-out');
        const lower = { idleMs: 5 * MINUTE, maxMs: 60 * MINUTE, warnMs: MINUTE };
        expect(await store.previewPolicy('p', lower, a.session.sid)).toEqual({ ends: 2, of: 3, self: true });
        expect(await store.previewPolicy('p', lower, c.session.sid)).toEqual({ ends: 2, of: 3, self: false });
        expect(await store.previewPolicy('p', POLICY, c.session.sid)).toEqual({ ends: 0, of: 3, self: false });
        await change(lower);
        expect([(await life('a'))?.live, (await life('b'))?.live, (await life('c'))?.live]).toEqual([
          false,
          false,
          true,
        ]);
      });
    });

    describe('the sweep', () => {
      it('changes nobody who lives, records the end of who is dead, and forgets them later', async () => {
        await signIn('old');
        await test.advance(14 * MINUTE);
        await signIn('young');
        await test.advance(12 * MINUTE);
        await store.sweep(100);
        expect(await life('old')).toMatchObject({ live: false, reason: 'idle' });
        expect((await life('young'))?.live).toBe(true);
        await test.advance(30 * 24 * 60 * MINUTE);
        while ((await store.sweep(100)) === 100);
        await test.advance(30 * 24 * 60 * MINUTE);
        while ((await store.sweep(100)) === 100);
        expect(await store.find('old')).toBeNull();
      });
    });

    it('writes one line of audit for each sign-in, end and change of policy', async () => {
      const { session } = await signIn('a');
      await change({ idleMs: 20 * MINUTE });
      await store.end('a', 'signed-out');
      await store.end('a', 'signed-out');
      const lines = (await store.audit(10)).map(({ event, sid, subject }) => [event, sid, subject]);
      expect(lines).toEqual([
        ['end', session.sid, 'ann'],
        ['policy', null, 'admin'],
        ['sign-in', session.sid, 'ann'],
        ['policy', null, null],
      ]);
    });

    it('keeps the dead dead through any order of touch, logout, policy, sweep and time', {
      timeout: 120_000,
    }, async () => {
      const deed = fc.oneof(
        fc.record({ do: fc.constant('touch' as const), ms: fc.nat(20 * MINUTE) }),
        fc.record({ do: fc.constant('advance' as const), ms: fc.nat(8 * MINUTE) }),
        fc.record({ do: fc.constant('policy' as const), ms: fc.constantFrom(2, 5, 15, 60).map((n) => n * MINUTE) }),
        fc.record({ do: fc.constantFrom('sweep' as const, 'end' as const), ms: fc.constant(0) }),
      );
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
          const token = `run ${run++}`;
          await signIn(token);
          let dead = false;
          for (const { do: what, ms } of deeds) {
            if (what === 'touch') expect(!!(await touch(token, ms)) && dead).toBe(false);
            if (what === 'advance') await test.advance(ms);
            if (what === 'policy') await change({ idleMs: ms, warnMs: MINUTE });
            if (what === 'sweep') await store.sweep(50);
            if (what === 'end') await store.end(token, 'signed-out');
            const live = (await life(token))?.live ?? false;
            expect(live && dead).toBe(false);
            dead ||= !live;
          }
        }),
        { numRuns: name === 'memory' ? 1_000 : 60, seed: 7 },
      );
    });
  });
}

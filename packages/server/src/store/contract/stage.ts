import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type Life, lifeOf } from '../life.ts';
import type { Found, NewSession, Store } from '../types.ts';

/** A store under test, and the way to let time pass for it without waiting. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Another node's store of the same data; the same one where there can be only one. */
  readonly other: Store;
  /** Makes it later: moves the store's clock on, or all that is stored back. */
  advance(ms: number): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** What the tests of the contract are played on: an empty store with the policy `p`. */
export interface Stage {
  readonly store: Store;
  readonly other: Store;
  signIn(tokenHash: string, more?: Partial<NewSession>): Promise<Found>;
  touch(tokenHash: string, ageMs?: number, sid?: string | null): Promise<Found | null>;
  life(tokenHash: string, of?: Store): Promise<Life | null>;
  /** Saves `POLICY` with these durations. */
  change(durations: Partial<typeof POLICY>): Promise<void>;
  advance(ms: number): Promise<void>;
}

export const MINUTE = 60_000;
export const POLICY = { idleMs: 15 * MINUTE, maxMs: 12 * 60 * MINUTE, warnMs: 2 * MINUTE };

/** Ann's session under the policy `p`, unless it is said otherwise. */
export function newSession(tokenHash: string, more: Partial<NewSession> = {}): NewSession {
  const ann = { subject: 'ann', tenant: null, policyId: 'p', userAgent: null };
  return { tokenHash, ...ann, supersedes: null, maxSessions: 1_000, ...more };
}

/** Sets the stage for the tests around the call: opened once, emptied before each. */
export function setStage(open: () => Promise<StoreUnderTest>): Stage {
  let test: StoreUnderTest;
  const face = (which: 'store' | 'other') =>
    new Proxy({} as Store, { get: (_, name) => Reflect.get(test[which], name) });
  const store = face('store');

  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test?.close());
  beforeEach(async () => {
    await test.clear();
    await store.ensurePolicy('p', null, POLICY);
  });

  return {
    store,
    other: face('other'),
    async signIn(tokenHash, more = {}) {
      const found = await store.create(newSession(tokenHash, more));
      if (!found) throw new Error('There is no such policy.');
      return found;
    },
    touch: (tokenHash, ageMs = 0, sid = null) => store.touch(tokenHash, { ageMs, sid }),
    async life(tokenHash, of = store) {
      const found = await of.find(tokenHash);
      return found && lifeOf(found);
    },
    async change(changes) {
      const ifVersion = (await store.findPolicy('p'))?.version ?? 0;
      const durations = { ...POLICY, ...changes };
      const saved = await store.changePolicy({ id: 'p', durations, ifVersion, by: 'admin' });
      expect(saved?.version).toBe(ifVersion + 1);
    },
    advance: (ms) => test.advance(ms),
  };
}

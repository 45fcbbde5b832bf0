import { type Life, lifeOf } from '@curfew/core/rules';
import type { PolicyApply, PolicyDurations } from '@curfew/core/state';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { NewSession, SessionWithPolicy, Store } from '../store/types.ts';

/** A store under test, whose time can be advanced without waiting. */
export interface StoreUnderTest {
  readonly store: Store;
  /** The same store if there can be only one node. */
  readonly other: Store;
  /** Moves the store's clock forward, or all stored times back. */
  advance(ms: number): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** An empty store with the policy `p`. */
export interface Stage {
  readonly store: Store;
  readonly other: Store;
  signIn(tokenHash: string, more?: Partial<NewSession>): Promise<SessionWithPolicy>;
  touch(tokenHash: string, ageMs?: number, sid?: string | null): Promise<SessionWithPolicy | null>;
  life(tokenHash: string, of?: Store): Promise<Life | null>;
  change(durations: Partial<typeof POLICY>, apply?: PolicyApply): Promise<void>;
  advance(ms: number): Promise<void>;
  /** By the store's clock. */
  ago(ms: number): Promise<number>;
}

export const MINUTE = 60_000;
export const POLICY: PolicyDurations = { idleMs: 15 * MINUTE, maxMs: 12 * 60 * MINUTE, warnMs: 2 * MINUTE };

export function newSession(tokenHash: string, more: Partial<NewSession> = {}): NewSession {
  const ann = { subject: 'ann', tenant: null, policyId: 'p', userAgent: null };
  return { tokenHash, ...ann, supersedes: null, maxSessions: 1_000, ...more };
}

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
      if (!found) throw new Error('The policy does not exist.');
      return found;
    },
    touch: (tokenHash, ageMs = 0, sid = null) => store.touch(tokenHash, { ageMs, sid }),
    async life(tokenHash, of = store) {
      const found = await of.find(tokenHash);
      return found && lifeOf(found);
    },
    async change(changes, apply = 'now') {
      const ifVersion = (await store.findPolicy('p'))?.version ?? 0;
      const durations = { ...POLICY, ...changes };
      const saved = await store.changePolicy({ id: 'p', durations, ifVersion, by: 'admin', apply });
      expect(saved?.version).toBe(ifVersion + 1);
    },
    advance: (ms) => test.advance(ms),
    async ago(ms) {
      // It would have expired, so nothing is written.
      const expired = await store.create(newSession('clock', { authAt: 0 }));
      return (expired?.now ?? 0) - ms;
    },
  };
}

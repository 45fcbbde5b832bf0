import { lifeOf } from '@curfew/core/rules';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { SessionWithPolicy, Store } from '../store/types.ts';
import { newSession, POLICY } from './stage.ts';

/**
 * Tests that a store keeps its deadlines if the clock of the process jumps.
 *
 * @param open - opens a store with its default options
 */
export function clockContract(open: () => Promise<{ readonly store: Store; close(): Promise<void> }>): void {
  it('keeps every deadline when the clock of the node jumps by an hour, forward or back', async () => {
    const { store, close } = await open();
    onTestFinished(close);
    onTestFinished(() => void vi.useRealTimers());
    await store.ensurePolicy('p', null, POLICY);
    for (const jump of [3_600_000, -3_600_000]) await keepsDeadlines(store, jump);
  });

  async function keepsDeadlines(store: Store, jump: number): Promise<void> {
    const name = `jump ${jump}`;
    const begun = await store.create(newSession(name, { subject: name }));
    const expectSame = (found: SessionWithPolicy | null) => {
      const life = found && lifeOf(found);
      expect(life?.live && life.idleAt).toBe((found?.session.seenAt ?? 0) + POLICY.idleMs);
      expect(life?.live && life.maxAt - (begun?.session.createdAt ?? 0)).toBe(POLICY.maxMs);
      const passed = (found?.now ?? 0) - (begun?.now ?? 0);
      expect(Math.abs(passed)).toBeLessThan(Math.abs(jump) / 2);
    };
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump });
    expectSame(await store.find(name));
    expectSame(await store.touch(name, { ageMs: 0, sid: null }));
    await store.sweep(1_000);
    vi.setSystemTime(Date.now() - 2 * jump);
    expectSame(await store.find(name));
    vi.useRealTimers();
    expectSame(await store.find(name));
    expect(await store.end(name, 'signed-out')).toBe(true);
  }
}

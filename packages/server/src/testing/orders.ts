import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE, POLICY, type Stage } from './stage.ts';

export function ordersContract({ store, signIn, touch, life, change, advance }: Stage, runs: number): void {
  it('never revives an ended session in any order of touch, logout, policy, sweep and time', async () => {
    const deed = fc.oneof(
      fc.record({ do: fc.constant('touch' as const), ms: fc.nat(20 * MINUTE) }),
      fc.record({ do: fc.constant('advance' as const), ms: fc.nat(8 * MINUTE) }),
      fc.record({
        do: fc.constantFrom('policy' as const, 'policy later' as const),
        ms: fc.constantFrom(2, 5, 15, 60).map((n) => n * MINUTE),
      }),
      fc.record({ do: fc.constantFrom('sweep' as const, 'end' as const), ms: fc.constant(0) }),
    );
    /** Refused if there are too many. */
    async function changeLater(durations: typeof POLICY): Promise<void> {
      const ifVersion = (await store.findPolicy('p'))?.version ?? 0;
      await store.changePolicy({ id: 'p', durations, ifVersion, by: 'admin', apply: 'next-sign-in' });
    }
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
        const token = `run ${run++}`;
        await signIn(token);
        let hasEnded = false;
        for (const { do: what, ms } of deeds) {
          if (what === 'touch') expect(!!(await touch(token, ms)) && hasEnded).toBe(false);
          if (what === 'advance') await advance(ms);
          if (what === 'policy') await change({ idleMs: ms, warnMs: MINUTE });
          if (what === 'policy later') await changeLater({ ...POLICY, idleMs: ms, warnMs: MINUTE });
          if (what === 'sweep') await store.sweep(50);
          if (what === 'end') await store.end(token, 'signed-out');
          const live = (await life(token))?.live ?? false;
          expect(live && hasEnded).toBe(false);
          hasEnded ||= !live;
        }
      }),
      { numRuns: runs, seed: 7 },
    );
  });
}

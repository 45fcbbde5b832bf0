import { lifeOf } from '@curfew/core/rules';
import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../errors.ts';
import type { Store } from '../store/types.ts';
import { newSession, type Stage } from './stage.ts';

/** Short enough that sessions expire during the test. */
const FIRST = { idleMs: 400, maxMs: 3_000, warnMs: 100 };
const LATER = [{ idleMs: 150 }, { idleMs: 1_200 }, { idleMs: 400 }];
/** `next-sign-in` is refused while there are too many. */
const APPLIES = ['now', 'now', 'next-sign-in', 'now', 'now'] as const;

const AT_ONCE = 50;
const DEEDS = 12;

/**
 * Once a session is reported as ended, no later request may report it as active. The version of its policy never goes back.
 */
export function racesContract({ store, other }: Stage, sessions: number): void {
  const limit = { timeout: 240_000 + sessions * 60 };

  it(
    `never revives an ended session in ${sessions} interleavings of touch, logout, revoke, policy and sweep`,
    limit,
    async () => {
      const nodes = [store, other];
      const slowness = await measure(store);
      const scaled = (durations: typeof FIRST) => ({
        idleMs: durations.idleMs * slowness,
        maxMs: durations.maxMs * slowness,
        warnMs: durations.warnMs * slowness,
      });
      const pause = (ms: number) => new Promise((done) => setTimeout(done, ms * slowness));
      await store.ensurePolicy('race', null, scaled(FIRST));
      let isOver = false;
      const outcomes = { ended: 0, timed: 0 };
      const revivals: string[] = [];
      const doubles: string[] = [];
      const setBack: string[] = [];

      async function disturb(): Promise<void> {
        for (let round = 0; !isOver; round++) {
          const node = nodes[round % 2] ?? store;
          const ifVersion = await versionOf(node);
          const durations = scaled({ ...FIRST, ...LATER[round % LATER.length] });
          const apply = APPLIES[round % APPLIES.length] ?? 'now';
          await node.changePolicy({ id: 'race', durations, ifVersion, by: 'admin', apply }).catch(unavailable);
          await node.sweep(50).catch(unavailable);
          await pause(60 * Math.random());
        }
      }

      /** A rejected attempt may have begun a session too. */
      async function begin(race: string): Promise<string> {
        for (let attempt = 0; ; attempt++) {
          const name = `${race}.${attempt}`;
          const session = newSession(name, { subject: name, policyId: 'race' });
          if ((await store.create(session).catch(unavailable)) !== 'unavailable') return name;
          await pause(10);
        }
      }

      async function play(race: string): Promise<void> {
        const name = await begin(race);
        let endSeenAt = Number.POSITIVE_INFINITY;
        let logouts = 0;
        let newest = 0;
        let step = 0;

        async function deed(node: Store): Promise<void> {
          let asked = step++;
          const kind = Math.random();
          const seen = newest;
          const onVersion = (version: number) => {
            if (version < seen) setBack.push(`${name}: ${seen} to ${version}`);
            newest = Math.max(newest, version);
          };
          // On a slow machine, leases expire and requests are rejected. Every action counts.
          let verdict = await act(node, name, { kind, onVersion }).catch(unavailable);
          while (verdict === 'unavailable') {
            await pause(10);
            asked = step++;
            verdict = await act(node, name, { kind, onVersion }).catch(unavailable);
          }
          if (verdict === 'live' && asked > endSeenAt) revivals.push(`${name}: ${kind}`);
          if (verdict === 'ended by us') logouts += 1;
          if (verdict === 'ended' || verdict === 'ended by us') endSeenAt = Math.min(endSeenAt, step++);
        }

        await Promise.all(
          Array.from({ length: DEEDS }, async (_, n) => {
            await pause(n * 40 * Math.random());
            await deed(nodes[Math.random() < 0.5 ? 0 : 1] ?? store);
          }),
        );
        if (endSeenAt < Number.POSITIVE_INFINITY) for (const node of nodes) await deed(node);
        if (logouts > 1) doubles.push(name);
        outcomes[logouts ? 'ended' : 'timed'] += 1;
      }

      const disturbance = disturb();
      let next = 0;
      const players = Array.from({ length: AT_ONCE }, async () => {
        // On a slow machine all sessions may expire before one is ended.
        while (next < sessions || outcomes.ended === 0) await play(`race ${next++}`);
      });
      await Promise.all(players);
      isOver = true;
      await disturbance;
      expect(revivals).toEqual([]);
      expect(doubles).toEqual([]);
      expect(setBack).toEqual([]);
    },
  );
}

function unavailable(error: unknown): 'unavailable' {
  if (error instanceof StoreUnavailableError) return 'unavailable';
  throw error;
}

async function versionOf(node: Store): Promise<number> {
  const policy = await node.findPolicy('race').catch(unavailable);
  return policy === 'unavailable' ? 0 : (policy?.version ?? 0);
}

/** `ended by us`: this call has ended it. */
async function act(
  node: Store,
  name: string,
  { kind, onVersion }: { readonly kind: number; readonly onVersion: (version: number) => void },
): Promise<'live' | 'ended' | 'ended by us' | 'unclear'> {
  if (kind < 0.08) return (await node.end(name, 'signed-out')) ? 'ended by us' : 'ended';
  if (kind < 0.16) {
    const ended = await node.revoke({ subject: name, tenant: null, by: 'admin' });
    return ended.length ? 'ended by us' : 'ended';
  }
  if (kind < 0.6) {
    const touched = await node.touch(name, { ageMs: Math.floor(Math.random() * 200), sid: null });
    if (touched) {
      onVersion(touched.policy.version);
      return 'live';
    }
  }
  if (kind > 0.9) return (await node.list({ subject: name, tenant: null }, 1)).length ? 'live' : 'unclear';
  const found = await node.find(name);
  if (found) onVersion(found.policy.version);
  return found && lifeOf(found).live ? 'live' : 'ended';
}

/** For all durations, on a slow machine. */
async function measure(store: Store): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => store.create(newSession(`measure ${n}`))));
  return Math.max(1, Math.ceil((performance.now() - startedAt) / 100));
}

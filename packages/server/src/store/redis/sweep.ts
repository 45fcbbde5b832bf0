import { lifeOf } from '@curfew/core/rules';
import { sweepPlan } from '../../rules/sweep-plan.ts';
import type { RecordedEntry, SessionWithPolicy } from '../types.ts';
import { toRecorded } from './audit.ts';
import type { Reading, RedisCalls } from './client.ts';
import { dueKey, prefixOf, SHARDS } from './keys.ts';
import type { Owners } from './owners.ts';
import type { Policies } from './policies.ts';
import { PAGE, SWEEP } from './scripts.ts';
import type { Sessions } from './sessions.ts';

/** Sessions per script: Redis does nothing else while it runs. */
const PAGE_SIZE = 200;

/** Pages that are read at once. With one, Redis would wait for the node after each. */
const AT_ONCE = 4;

export interface Pages {
  readonly calls: RedisCalls;
  readonly sessions: Sessions;
  readonly policies: Policies;
}

interface Entry {
  readonly tokenHash: string;
  /** `null` if only the entry in the queue is left. */
  readonly found: SessionWithPolicy | null;
}

interface Page extends Reading {
  readonly tokens: readonly string[];
}

/** Returns how many it checked. */
export async function sweep(
  pages: Pages,
  owners: Owners,
  limit: number,
  onEnd: (line: RecordedEntry) => void,
): Promise<number> {
  let looked = 0;
  for (let shard = 0; shard < SHARDS; shard++) {
    while (looked < limit) {
      const size = Math.min(PAGE_SIZE, limit - looked);
      const page = await readPage(pages, shard, 'due', 0, size);
      if (page.length) {
        const ended = await pages.calls.run(SWEEP, [dueKey(shard)], [prefixOf(shard), ...page.flatMap(planned)]);
        for (const line of linesOf(page, new Set(ended as string[]))) onEnd(line);
      }
      for (const { tokenHash, found } of page)
        if (found && hasExpired(found)) owners.remove(found.session, [tokenHash]);
      looked += page.length;
      if (page.length < size) break;
    }
  }
  return looked;
}

/** Visits all sessions, in pages between which Redis answers requests. */
export async function visitSessions(pages: Pages, visit: (found: SessionWithPolicy) => void): Promise<void> {
  let next = 0;

  async function visitShards(): Promise<void> {
    while (next < SHARDS) {
      const shard = next++;
      for (let first = 0; ; first += PAGE_SIZE) {
        const page = await readPage(pages, shard, 'all', first, PAGE_SIZE);
        for (const { found } of page) if (found) visit(found);
        if (page.length < PAGE_SIZE) break;
      }
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, visitShards));
}

async function readPage(
  { calls, sessions, policies }: Pages,
  shard: number,
  which: 'due' | 'all',
  first: number,
  size: number,
): Promise<Entry[]> {
  const { reading, found } = await sessions.complete(async (): Promise<Page> => {
    const reply = await calls.run(PAGE, [dueKey(shard), ...policies.keys], [prefixOf(shard), which, first, size]);
    const [now, generation, tokens, values] = reply as [number, string | null, string[], (string | null)[]];
    return { now, generation, tokens, values };
  });
  return reading.tokens.map((tokenHash, n) => ({ tokenHash, found: found[n] ?? null }));
}

function linesOf(page: readonly Entry[], ended: ReadonlySet<string>): RecordedEntry[] {
  return page.flatMap(({ tokenHash, found }) => {
    const plan = found && ended.has(tokenHash) ? sweepPlan(found) : null;
    if (!found || !plan || plan.forget || plan.ended.endedAt === null) return [];
    return toRecorded('end', found.session, plan.ended.endedAt, { reason: plan.ended.endReason });
  });
}

function planned({ tokenHash, found }: Entry): (string | number)[] {
  const plan = found && sweepPlan(found);
  if (!plan || plan.forget) return [tokenHash, '', '', ''];
  return [tokenHash, plan.sweepAt, plan.ended.endedAt ?? '', plan.ended.endReason ?? ''];
}

/** Its end was not recorded before. */
function hasExpired(found: SessionWithPolicy): boolean {
  return found.session.endedAt === null && !lifeOf(found).live;
}

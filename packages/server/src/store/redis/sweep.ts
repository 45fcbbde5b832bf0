import { setTimeout as delay } from 'node:timers/promises';
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

/** Sessions per script: Redis does nothing else meanwhile. */
const PAGE_SIZE = 200;

export interface Pages {
  readonly calls: RedisCalls;
  readonly sessions: Sessions;
  readonly policies: Policies;
  readonly isCluster: boolean;
}

interface Entry {
  readonly tokenHash: string;
  /** `null` if only the entry in the queue is left. */
  readonly found: SessionWithPolicy | null;
}

interface Page extends Reading {
  readonly tokens: readonly string[];
  readonly looked: number;
}

export async function sweep(
  pages: Pages,
  owners: Owners,
  limit: number,
  onEnd: (line: RecordedEntry) => void,
): Promise<number> {
  let looked = 0;
  let failure: { readonly error: unknown } | undefined;

  async function sweepShard(shard: number): Promise<void> {
    while (looked < limit) {
      const size = Math.min(PAGE_SIZE, limit - looked);
      const { entries: page } = await readPage(pages, shard, 0, size);
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

  for (let shard = 0; shard < SHARDS; shard++) {
    try {
      await sweepShard(shard);
    } catch (error) {
      if (!pages.isCluster) throw error;
      // One master may hang. The others go on.
      failure ??= { error };
    }
  }
  if (failure && looked < limit) throw failure.error;
  return looked;
}

/** Pauses half of the time, for requests to the node and Redis. */
export async function visitSessions(
  pages: Pages,
  policyId: string,
  visit: (found: SessionWithPolicy) => void,
): Promise<void> {
  for (let shard = 0; shard < SHARDS; shard++) {
    for (let first = 0, isMore = true; isMore; first += PAGE_SIZE) {
      const from = performance.now();
      const { entries, looked } = await readPage(pages, shard, first, PAGE_SIZE, policyId);
      for (const { found } of entries) if (found) visit(found);
      isMore = looked === PAGE_SIZE;
      if (looked > 0) await delay(performance.now() - from);
    }
  }
}

/** Without `policyId`: of all policies, those that are due. */
async function readPage(
  { calls, sessions, policies }: Pages,
  shard: number,
  first: number,
  size: number,
  policyId = '',
): Promise<{ readonly entries: readonly Entry[]; readonly looked: number }> {
  const { reading, found } = await sessions.complete(async (): Promise<Page> => {
    const reply = await calls.run(PAGE, [dueKey(shard), ...policies.keys], [prefixOf(shard), first, size, policyId]);
    const [now, generation, tokens, values, looked] = reply as [
      number,
      string | null,
      string[],
      (string | null)[],
      number,
    ];
    return { now, generation, tokens, values, looked };
  });
  const entries = reading.tokens.map((tokenHash, n) => ({ tokenHash, found: found[n] ?? null }));
  return { entries, looked: reading.looked };
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

function hasExpired(found: SessionWithPolicy): boolean {
  return found.session.endedAt === null && !lifeOf(found).live;
}

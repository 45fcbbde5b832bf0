import { sweepPlan } from '../../rules/sweep-plan.ts';
import type { RecordedEntry, SessionWithPolicy } from '../types.ts';
import { toRecorded } from './audit.ts';
import type { RedisCalls } from './client.ts';
import { dueKey, prefixOf, SHARDS } from './keys.ts';
import { PAGE, SWEEP } from './scripts.ts';
import type { Sessions } from './sessions.ts';

/** Sessions per script: Redis does nothing else while it runs. */
const PAGE_SIZE = 200;

interface Entry {
  readonly tokenHash: string;
  /** `null` if only the entry in the queue is left. */
  readonly found: SessionWithPolicy | null;
}

/** Returns how many it checked. */
export async function sweep(
  { run }: RedisCalls,
  sessions: Sessions,
  limit: number,
  onEnd: (line: RecordedEntry) => void,
): Promise<number> {
  let looked = 0;
  for (let shard = 0; shard < SHARDS; shard++) {
    while (looked < limit) {
      const size = Math.min(PAGE_SIZE, limit - looked);
      const page = await readPage(run, sessions, shard, 'due', 0, size);
      if (page.length) {
        const ended = await run(SWEEP, [dueKey(shard)], [prefixOf(shard), ...page.flatMap(planned)]);
        for (const line of linesOf(page, new Set(ended as string[]))) onEnd(line);
      }
      looked += page.length;
      if (page.length < size) break;
    }
  }
  return looked;
}

export async function* allSessions({ run }: RedisCalls, sessions: Sessions): AsyncGenerator<SessionWithPolicy> {
  for (let shard = 0; shard < SHARDS; shard++) {
    for (let first = 0; ; first += PAGE_SIZE) {
      const page = await readPage(run, sessions, shard, 'all', first, PAGE_SIZE);
      for (const { found } of page) if (found) yield found;
      if (page.length < PAGE_SIZE) break;
    }
  }
}

async function readPage(
  run: RedisCalls['run'],
  sessions: Sessions,
  shard: number,
  which: 'due' | 'all',
  first: number,
  size: number,
): Promise<Entry[]> {
  const [now, flat] = (await run(PAGE, [dueKey(shard)], [prefixOf(shard), which, first, size])) as [number, unknown[]];
  const page: Entry[] = [];
  for (let i = 0; i < flat.length; i += 2) {
    const session = flat[i + 1] as string[];
    page.push({ tokenHash: String(flat[i]), found: session.length ? await sessions.complete(session, now) : null });
  }
  return page;
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

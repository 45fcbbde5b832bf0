import { setTimeout as delay } from 'node:timers/promises';
import type { AuditEntry, AuditQuery, RecordedEntry, StoredSession } from '../types.ts';
import type { RedisCalls } from './client.ts';
import { auditKey, auditsKey, SHARDS, shardOf } from './keys.ts';
import { TRIM_AUDIT } from './scripts.ts';

/** The node does nothing else while it parses the lines of a command. */
const PAGE = 100;

interface Place {
  readonly time: bigint;
  readonly sequence: bigint;
  readonly shard: number;
}

/** Newest first. */
interface Reading {
  readonly shard: number;
  readonly lines: { readonly place: Place; readonly fields: readonly string[] }[];
  /** The newest id not yet read; `null` if there is none. */
  end: string | null;
}

export async function readAudit(calls: RedisCalls, query: AuditQuery): Promise<AuditEntry[]> {
  const { tenant, limit, before, policyId } = query;
  const place = before === null ? null : toPlace(before);
  // Before the least id Redis refuses to search.
  if (before !== null && (!place || place.time + place.sequence === 0n)) return [];
  if (policyId !== undefined) return readPolicyLines(calls, query, place);
  const readings = Array.from(
    { length: SHARDS },
    (_, shard): Reading => ({ shard, lines: [], end: endOf(place, shard) }),
  );
  // A few lines of each shard are enough for most pages.
  for (let count = Math.ceil(limit / SHARDS) + 2, due = readings; ; count *= 2) {
    await Promise.all(due.map((reading) => readOn(calls, reading, tenant, count)));
    const newest = readings.flatMap(({ lines }) => lines).sort((a, b) => compare(b.place, a.place));
    const last = newest[limit - 1];
    due = readings.filter(({ lines, end }) => {
      const oldest = lines.at(-1);
      return end !== null && (!last || !oldest || compare(oldest.place, last.place) > 0);
    });
    if (due.length === 0)
      return newest.slice(0, limit).map(({ place, fields }) => toEntry(toId(place), tenant, fields));
  }
}

async function readOn({ call }: RedisCalls, reading: Reading, tenant: string | null, count: number): Promise<void> {
  const { shard, end } = reading;
  const lines = await call((redis) => redis.xrevrange(auditKey(shard, tenant), end ?? '+', '-', 'COUNT', count));
  for (const [id, fields] of lines) {
    const place = toPlace(`${id}-${shard}`);
    if (place) reading.lines.push({ place, fields });
  }
  const [oldest] = lines.at(-1) ?? [];
  reading.end = oldest === undefined || lines.length < count ? null : `(${oldest}`;
}

/** Pauses half of the time, for requests. */
async function readPolicyLines(
  { call }: RedisCalls,
  { tenant, limit, policyId = '' }: AuditQuery,
  place: Place | null,
): Promise<AuditEntry[]> {
  const shard = shardOf(policyId);
  const key = auditKey(shard, tenant);
  const found: AuditEntry[] = [];
  for (let end = endOf(place, shard); found.length < limit; ) {
    const from = performance.now();
    const lines = await call((redis) => redis.xrevrange(key, end, '-', 'COUNT', PAGE));
    // Most lines are of sessions.
    const saves = lines.filter(([, fields]) => fields[fields.indexOf('event') + 1] === 'policy');
    const entries = saves.map(([id, fields]) => toEntry(`${id}-${shard}`, tenant, fields));
    found.push(...entries.filter(({ policyId: of }) => of === policyId));
    const [oldest] = lines.at(-1) ?? [];
    if (oldest === undefined || lines.length < PAGE) break;
    end = `(${oldest}`;
    await delay(performance.now() - from);
  }
  return found.slice(0, limit);
}

/** The last audit that it trims may exceed `limit`. */
export async function trimAudit({ run }: RedisCalls, keepMs: number, limit: number): Promise<number> {
  let deleted = 0;
  for (let shard = 0; shard < SHARDS && deleted < limit; shard++) {
    for (let isMore = true; isMore && deleted < limit; ) {
      const [count, more] = (await run(TRIM_AUDIT, [auditsKey(shard)], [keepMs, limit - deleted])) as [number, number];
      deleted += count;
      isMore = more === 1;
    }
  }
  return deleted;
}

/** The newest id of a shard before a place in the merged order. */
function endOf(place: Place | null, shard: number): string {
  if (!place) return '+';
  return `${shard < place.shard ? '' : '('}${place.time}-${place.sequence}`;
}

function toPlace(id: string): Place | null {
  const [, time, sequence, shard] = /^(\d{1,17})-(\d{1,17})-(\d{1,3})$/.exec(id) ?? [];
  if (time === undefined || sequence === undefined) return null;
  return { time: BigInt(time), sequence: BigInt(sequence), shard: Number(shard) };
}

function toId({ time, sequence, shard }: Place): string {
  return `${time}-${sequence}-${shard}`;
}

function compare(a: Place, b: Place): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.sequence !== b.sequence) return a.sequence < b.sequence ? -1 : 1;
  return a.shard - b.shard;
}

export function toRecorded(
  event: RecordedEntry['event'],
  { tenant, subject, sid, policyId }: StoredSession,
  at: number,
  detail: RecordedEntry['detail'],
): RecordedEntry {
  return { at, event, tenant, subject, sid, policyId, detail };
}

function toEntry(id: string, tenant: string | null, flat: readonly string[]): AuditEntry {
  const fields = new Map<string, string>();
  for (let i = 0; i < flat.length; i += 2) fields.set(flat[i] ?? '', flat[i + 1] ?? '');
  return {
    id,
    at: Number(fields.get('at')),
    event: fields.get('event') as AuditEntry['event'],
    tenant,
    subject: fields.get('subject') ?? null,
    sid: fields.get('sid') ?? null,
    policyId: fields.get('policy') ?? '',
    detail: JSON.parse(fields.get('detail') ?? '{}'),
  };
}

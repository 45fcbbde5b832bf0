import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { firstPolicy, type PolicyRecord } from '@curfew/core/rules';
import type { PolicyDurations } from '@curfew/core/state';
import { StoreUnavailableError } from '../../errors.ts';
import { changedPolicy, policyDetail } from '../policy-save.ts';
import type { PolicyChange, StoredPolicy } from '../types.ts';
import type { Moment, RedisCalls } from './client.ts';
import { GENERATION_KEY, policyKey, prefixOf, shardOf } from './keys.ts';
import { CHANGE_POLICY, INSERT_POLICY, LATEST_CHANGE_MS, READ_POLICY } from './scripts.ts';

interface Versions {
  readonly current: StoredPolicy;
  /** In force from `at` on. */
  readonly next: StoredPolicy | null;
  readonly at: number;
}

export interface PolicyCopy extends Versions {
  /** On a Cluster, by the clock of Redis, in ms. */
  readonly until: number;
  /** It is valid while Redis has the same generation. */
  readonly generation: string;
  /** Of scripts: the current version, when the next takes effect, the next version. */
  readonly args: readonly string[];
}

/** By a stale copy, sessions that another node has ended would be active again: see ADR 12. */
export interface Policies {
  copy(id: string): Promise<PolicyCopy | null>;
  valid(id: string, moment: Moment): PolicyCopy | null;
  exists(id: string): Promise<boolean>;
  /** A script has rejected the copy, or came too late for it. */
  reject(id: string): void;
  /** The clock of Redis at this time of `performance.now()`, or earlier. */
  clockAt(time: number): number;
  observe(now: number): void;
  /** For scripts, beside a session's. */
  readonly keys: readonly string[];
  find(id: string): Promise<StoredPolicy | null>;
  ensure(id: string, tenant: string | null, durations: PolicyDurations): Promise<StoredPolicy>;
  change(change: PolicyChange): Promise<StoredPolicy | null>;
}

type Text = string | null;

interface Stored extends Versions {
  readonly now: number;
  readonly generation: string;
  /** Of the version in force, for comparison. */
  readonly text: string;
}

/** Of the time until a change, for a lease. The rest allows for different clocks in a Cluster. */
const MARGIN = 0.8;

/** For the request that writes a change; twice that if it was written too late. On a Cluster in addition to `changeMs`. */
const PROMPT_MS = 20;

/** The cache is emptied then: each can be read again. */
const COPIES = 10_000;

export function inForce({ current, next, at }: Versions, now: number): StoredPolicy {
  return next && !isPending(at, now) ? next : current;
}

/** As scripts decide it. */
function isPending(at: number, now: number): boolean {
  return now < at && at - now <= LATEST_CHANGE_MS;
}

export interface PolicyTimes {
  readonly isCluster: boolean;
  /** On a Cluster, in ms. */
  readonly changeMs: number;
}

export function createPolicies(calls: RedisCalls, { isCluster, changeMs }: PolicyTimes): Policies {
  const { run } = calls;
  const copies = new Map<string, { readonly copy: PolicyCopy; readonly freshUntil: number }>();
  const reading = new Map<string, Promise<PolicyCopy | null>>();
  const leaseMs = changeMs * MARGIN;
  const keys = isCluster ? [] : [GENERATION_KEY];
  /** The clock of Redis minus this node's: at most the true difference, because a response takes time. */
  let ahead = 0;

  const keysOf = (id: string): string[] => [policyKey(id), ...keys];

  function observe(now: number): void {
    ahead = now - performance.now();
  }

  async function read(id: string): Promise<Stored | null> {
    const reply = await run(READ_POLICY, keysOf(id), [randomUUID()]);
    const [now, current, next, at, generation] = reply as [number, Text, Text, Text, string];
    observe(now);
    if (!current) return null;
    const stored = { current: JSON.parse(current), next: next ? JSON.parse(next) : null, at: Number(at ?? 0) };
    return { ...stored, now, generation, text: next && !isPending(stored.at, now) ? next : current };
  }

  async function readCopy(id: string): Promise<PolicyCopy | null> {
    const freshUntil = isCluster ? performance.now() + leaseMs : Number.POSITIVE_INFINITY;
    const stored = await read(id);
    if (!stored) {
      copies.delete(id);
      return null;
    }
    const { current, next, at, now, generation } = stored;
    const args = [numbers(current), String(at), next ? numbers(next) : ''];
    const until = isCluster ? now + leaseMs : Number.POSITIVE_INFINITY;
    const copy = { current, next, at, until, generation, args };
    if (copies.size >= COPIES) copies.clear();
    copies.set(id, { copy, freshUntil });
    return copy;
  }

  function share(id: string): Promise<PolicyCopy | null> {
    const current = reading.get(id) ?? readCopy(id).finally(() => reading.delete(id));
    reading.set(id, current);
    return current;
  }

  function fresh(id: string): PolicyCopy | null {
    const known = copies.get(id);
    return known && performance.now() < known.freshUntil ? known.copy : null;
  }

  /** A pending change is not confirmed yet. */
  async function settled(id: string): Promise<Stored | null> {
    for (;;) {
      const stored = await read(id);
      if (!stored?.next || !isPending(stored.at, stored.now)) return stored;
      await delay(stored.at - stored.now + 1);
    }
  }

  return {
    copy: async (id) => fresh(id) ?? share(id),

    valid(id, { now, generation }) {
      const copy = fresh(id);
      return copy && (isCluster ? now <= copy.until : copy.generation === generation) ? copy : null;
    },

    exists: async (id) => (await share(id)) !== null,
    reject: (id) => void copies.delete(id),
    clockAt: (time) => Math.floor(time + ahead),
    observe,
    keys,

    async find(id) {
      const stored = await settled(id);
      return stored && inForce(stored, stored.now);
    },

    async ensure(id, tenant, durations) {
      const [now] = (await run(READ_POLICY, keysOf(id), [randomUUID()])) as [number];
      const policy = { ...firstPolicy(id, durations, now), tenant };
      await run(INSERT_POLICY, keysOf(id), written(policy));
      const stored = await settled(id);
      return stored ? inForce(stored, stored.now) : policy;
    },

    async change(change) {
      const { id, ifVersion } = change;
      const leastMs = isCluster ? changeMs : 0;
      let promptMs = isCluster ? changeMs * (1 - MARGIN) : PROMPT_MS;
      while (leastMs + promptMs <= LATEST_CHANGE_MS) {
        const stored = await settled(id);
        const old = stored && inForce(stored, stored.now);
        if (!old || old.version !== ifVersion) return null;
        // With time for the request, which the script rejects if it is late.
        const at = Math.ceil(stored.now + leastMs + promptMs);
        const policy = changedPolicy(old, change, at);
        if (!policy) return null;
        const remainingMs = Number(
          await run(CHANGE_POLICY, keysOf(id), [...written(policy, change), stored.text, at, leastMs]),
        );
        if (remainingMs === -2) promptMs *= 2;
        if (remainingMs < 0) continue;
        await delay(remainingMs + 1);
        copies.delete(id);
        return policy;
      }
      throw new StoreUnavailableError(new Error('Redis is too slow to change a policy.'));
    },
  };
}

/** The limits of each era, oldest first, and where it ends. */
function numbers(policy: StoredPolicy): string {
  const earlier = (policy.earlier ?? []).map((era) => [...limitsOf(era), era.before]);
  return JSON.stringify([...earlier, limitsOf(policy)]);
}

function limitsOf(of: Omit<PolicyRecord, 'id' | 'earlier'>): number[] {
  return [of.seenWatermark, of.createdWatermark, of.idleMs, of.graceIdleMs, of.graceUntil, of.maxMs, of.minBeatMs];
}

function written(policy: StoredPolicy, change?: PolicyChange): string[] {
  const { id, tenant } = policy;
  const line = { policy: id, ...(tenant !== null && { tenant }), ...(change?.by != null && { subject: change.by }) };
  const detail = policyDetail(policy, change);
  const parts = [JSON.stringify(policy), JSON.stringify(line), JSON.stringify(detail)];
  return [prefixOf(shardOf(id)), ...parts, randomUUID()];
}

/** Without a copy the script must change nothing. */
export function policyArgs(id: string, copy: PolicyCopy | null, giveUpAt: number): (string | number)[] {
  return copy ? [id, Math.min(copy.until, giveUpAt), copy.generation, ...copy.args] : [id, 0, '', '[]', 0, '[]'];
}

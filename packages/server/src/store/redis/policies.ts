import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { firstPolicy, type PolicyRecord } from '@curfew/core/rules';
import type { PolicyDurations } from '@curfew/core/state';
import { changedPolicy, policyDetail } from '../policy-save.ts';
import type { PolicyChange, StoredPolicy } from '../types.ts';
import type { Moment, RedisCalls } from './client.ts';
import { GENERATION_KEY, policyKey, prefixOf, shardOf } from './keys.ts';
import { CHANGE_POLICY, INSERT_POLICY, READ_POLICY } from './scripts.ts';

/** Two versions of a policy, and when the second takes effect. */
interface Versions {
  readonly current: StoredPolicy;
  /** In force from `at` on; `null` if no change is pending. */
  readonly next: StoredPolicy | null;
  readonly at: number;
}

/** A policy as this node has read it. */
export interface PolicyCopy extends Versions {
  /** Until when it is valid on a Cluster, by the clock of Redis, in ms. */
  readonly until: number;
  /** It is valid while Redis has the same generation. */
  readonly generation: string;
  /** The arguments of scripts: the current version, when the next takes effect, and the next version. */
  readonly args: readonly string[];
}

/**
 * The policies as this node has cached them. A stale copy would revive sessions that another node has ended.
 *
 * In one Redis each script compares the generation of the copy, which every change of a policy replaces.
 *
 * In a Cluster a session and its policy are rarely on one node. So a copy is a lease: a change takes effect, and is
 * confirmed, only when all earlier leases have expired. Scripts reject a lease that has expired by the clock of Redis.
 */
export interface Policies {
  /** The copy for a script, which verifies it. */
  copy(id: string): Promise<PolicyCopy | null>;
  /** The copy if it was valid at a moment. */
  valid(id: string, moment: Moment): PolicyCopy | null;
  /** Reads the policy again, because its copy was not valid. */
  exists(id: string): Promise<boolean>;
  /** Called when a script has rejected the copy, or came too late for it. */
  reject(id: string): void;
  /** The clock of Redis at a time as `performance.now()` counts, in ms. Never later than it will be. */
  clockAt(time: number): number;
  /** Called with the clock of Redis, as soon as it is known. */
  observe(now: number): void;
  /** The keys that scripts need beside a session's. */
  readonly keys: readonly string[];
  find(id: string): Promise<StoredPolicy | null>;
  ensure(id: string, tenant: string | null, durations: PolicyDurations): Promise<StoredPolicy>;
  change(change: PolicyChange): Promise<StoredPolicy | null>;
}

type Text = string | null;

interface Stored extends Versions {
  readonly now: number;
  readonly generation: string;
  /** The JSON of the version in force, for comparison. */
  readonly text: string;
}

/**
 * The length of a lease, as a fraction of the time until a change. The rest allows for different clocks in a Cluster.
 */
const MARGIN = 0.8;

/** In one Redis, a change takes effect after this, in ms, and after twice that if it was written too late. */
const PROMPT_MS = 20;

/** The most policies in the cache. It is emptied then, because each can be read again. */
const COPIES = 10_000;

export function inForce({ current, next, at }: Versions, now: number): StoredPolicy {
  return next && now >= at ? next : current;
}

export interface PolicyTimes {
  readonly isCluster: boolean;
  /** How long a change takes on a Cluster, in ms. */
  readonly changeMs: number;
}

export function createPolicies(calls: RedisCalls, { isCluster, changeMs }: PolicyTimes): Policies {
  const { run } = calls;
  const copies = new Map<string, { readonly copy: PolicyCopy; readonly freshUntil: number }>();
  const reading = new Map<string, Promise<PolicyCopy | null>>();
  const leaseMs = changeMs * MARGIN;
  const keys = isCluster ? [] : [GENERATION_KEY];
  /** The clock of Redis minus this node's. The true difference is never smaller, because a response takes time. */
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
    return { ...stored, now, generation, text: next && now >= stored.at ? next : current };
  }

  async function readCopy(id: string): Promise<PolicyCopy | null> {
    const freshUntil = isCluster ? performance.now() + leaseMs : Number.POSITIVE_INFINITY;
    const stored = await read(id);
    if (!stored) {
      copies.delete(id);
      return null;
    }
    const { current, next, at, now, generation } = stored;
    const args = [numbers(current), next ? String(at) : String(Number.MAX_SAFE_INTEGER), next ? numbers(next) : ''];
    const until = isCluster ? now + leaseMs : Number.POSITIVE_INFINITY;
    const copy = { current, next, at, until, generation, args };
    if (copies.size >= COPIES) copies.clear();
    copies.set(id, { copy, freshUntil });
    return copy;
  }

  /** Concurrent callers share one read. */
  function share(id: string): Promise<PolicyCopy | null> {
    const current = reading.get(id) ?? readCopy(id).finally(() => reading.delete(id));
    reading.set(id, current);
    return current;
  }

  function fresh(id: string): PolicyCopy | null {
    const known = copies.get(id);
    return known && performance.now() < known.freshUntil ? known.copy : null;
  }

  /** Waits for a pending change, which has not been confirmed yet. */
  async function settled(id: string): Promise<Stored | null> {
    for (;;) {
      const stored = await read(id);
      if (!stored?.next || stored.now >= stored.at) return stored;
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
      let promptMs = PROMPT_MS;
      for (;;) {
        const stored = await settled(id);
        const old = stored && inForce(stored, stored.now);
        if (!old || old.version !== ifVersion) return null;
        // Includes time for the request to arrive. The script rejects it if that was too short.
        const at = Math.ceil(stored.now + (isCluster ? changeMs * 1.2 : promptMs));
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
    },
  };
}

/** What scripts read of a policy: the numbers of each era, oldest first, and where it ends. */
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

/** Returns the policy arguments of scripts. Without a copy they come too late, so the script changes nothing. */
export function policyArgs(id: string, copy: PolicyCopy | null, giveUpAt: number): (string | number)[] {
  return copy ? [id, Math.min(copy.until, giveUpAt), copy.generation, ...copy.args] : [id, 0, '', '[]', 0, '[]'];
}

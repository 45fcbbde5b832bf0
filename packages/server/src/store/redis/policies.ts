import { setTimeout as delay } from 'node:timers/promises';
import { firstPolicy, nextPolicy } from '@curfew/core/rules';
import { durationsOf, type PolicyDurations } from '@curfew/core/state';
import type { PolicyChange, StoredPolicy } from '../types.ts';
import type { RedisCalls } from './client.ts';
import { policyKey, prefixOf, shardOf } from './keys.ts';
import { CHANGE_POLICY, INSERT_POLICY, READ_POLICY } from './scripts.ts';

/** Valid until `until`, by the clock of Redis, in ms. */
export interface PolicyCopy {
  readonly current: StoredPolicy;
  /** In force from `at` on; `null` if no change is pending. */
  readonly next: StoredPolicy | null;
  readonly at: number;
  readonly until: number;
}

/**
 * The policies as this node has cached them, because a session and its policy are rarely on one node of a Cluster.
 *
 * A stale copy would revive sessions that another node has ended. So a copy is a lease: a change takes effect, and is
 * confirmed, only when all earlier leases have expired. Scripts reject a lease that has expired by the clock of Redis,
 * so a delayed request does no harm either.
 */
export interface Policies {
  /** Read again if it is not fresh. */
  copy(id: string): Promise<PolicyCopy | null>;
  /** A copy that was valid at `now`, or was read later. */
  copyAt(id: string, now: number): Promise<PolicyCopy | null>;
  /** Called when a script has rejected the lease. */
  expire(id: string): void;
  find(id: string): Promise<StoredPolicy | null>;
  ensure(id: string, tenant: string | null, durations: PolicyDurations): Promise<StoredPolicy>;
  change(change: PolicyChange): Promise<StoredPolicy | null>;
}

interface Stored extends Omit<PolicyCopy, 'until'> {
  readonly now: number;
  /** The JSON of the version in force, for comparison. */
  readonly text: string;
}

/**
 * The length of a lease, as a fraction of the time until a change. The rest allows for different clocks in a Cluster.
 */
const MARGIN = 0.8;

export function inForce({ current, next, at }: Omit<PolicyCopy, 'until'>, now: number): StoredPolicy {
  return next && now >= at ? next : current;
}

export function createPolicies({ run }: RedisCalls, changeMs: number): Policies {
  const copies = new Map<string, { readonly copy: PolicyCopy; readonly freshUntil: number }>();
  const reading = new Map<string, Promise<PolicyCopy | null>>();
  const leaseMs = changeMs * MARGIN;

  async function read(id: string): Promise<Stored | null> {
    const [now, current, next, at] = (await run(READ_POLICY, [policyKey(id)])) as [number, ...(string | null)[]];
    if (!current) return null;
    const stored = { current: JSON.parse(current), next: next ? JSON.parse(next) : null, at: Number(at ?? 0), now };
    return { ...stored, text: next && now >= stored.at ? next : current };
  }

  async function renew(id: string): Promise<PolicyCopy | null> {
    const freshUntil = performance.now() + leaseMs;
    const stored = await read(id);
    if (!stored) return null;
    const copy = { ...stored, until: stored.now + leaseMs };
    copies.set(id, { copy, freshUntil });
    return copy;
  }

  /** Concurrent callers share one read. */
  function share(id: string): Promise<PolicyCopy | null> {
    const current = reading.get(id) ?? renew(id).finally(() => reading.delete(id));
    reading.set(id, current);
    return current;
  }

  async function copy(id: string): Promise<PolicyCopy | null> {
    const known = copies.get(id);
    return known && performance.now() < known.freshUntil ? known.copy : share(id);
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
    copy,

    async copyAt(id, now) {
      const known = await copy(id);
      return known && known.until < now ? renew(id) : known;
    },

    expire: (id) => void copies.delete(id),

    async find(id) {
      const stored = await settled(id);
      return stored && inForce(stored, stored.now);
    },

    async ensure(id, tenant, durations) {
      const [now] = (await run(READ_POLICY, [policyKey(id)])) as [number];
      const policy = { ...firstPolicy(id, durations, now), tenant };
      await run(INSERT_POLICY, [policyKey(id)], written(policy, null));
      const stored = await settled(id);
      return stored ? inForce(stored, stored.now) : policy;
    },

    async change({ id, durations, ifVersion, by }) {
      for (;;) {
        const stored = await settled(id);
        const old = stored && inForce(stored, stored.now);
        if (!old || old.version !== ifVersion) return null;
        // Includes time for the request to arrive. The script rejects it if that was too short.
        const at = Math.ceil(stored.now + changeMs * 1.2);
        const policy = nextPolicy(old, durations, at);
        const remainingMs = Number(
          await run(CHANGE_POLICY, [policyKey(id)], [...written(policy, by), stored.text, at, changeMs]),
        );
        if (remainingMs < 0) continue;
        await delay(remainingMs + 1);
        copies.delete(id);
        return policy;
      }
    },
  };
}

function written(policy: StoredPolicy, by: string | null): string[] {
  const { id, tenant, version } = policy;
  const line = { policy: id, ...(tenant !== null && { tenant }), ...(by !== null && { subject: by }) };
  const detail = { version, ...durationsOf(policy) };
  return [prefixOf(shardOf(id)), JSON.stringify(policy), JSON.stringify(line), JSON.stringify(detail)];
}

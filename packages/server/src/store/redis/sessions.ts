import { setTimeout as delay } from 'node:timers/promises';
import type { EndReason } from '@curfew/core/state';
import { StoreUnavailableError, TokenUsedError } from '../../errors.ts';
import type { SessionWithPolicy, StoredPolicy, StoredSession } from '../types.ts';
import type { RedisCalls } from './client.ts';
import { sessionKey } from './keys.ts';
import { inForce, type Policies, type PolicyCopy } from './policies.ts';
import { FIND, POLICY_ARGS, type Script } from './scripts.ts';

/**
 * Attempts without a pause, if a script rejects the lease. After that, Redis is slow or the clocks of the Cluster
 * differ.
 */
const PROMPT_ATTEMPTS = 5;
const LONGEST_PAUSE_MS = 100;

/** The most sessions whose policy is remembered. A hint lets the first attempt succeed. */
const HINTS = 50_000;

export interface Sessions {
  find(tokenHash: string): Promise<SessionWithPolicy | null>;
  complete(flat: readonly string[], now: number): Promise<SessionWithPolicy | null>;
  /**
   * Runs a script that needs a policy. Returns `null` if nothing was done, for example because the session has ended.
   * `policyId`: the session's policy, if it is known.
   */
  act(
    script: Script,
    keys: readonly string[],
    args: readonly (string | number)[],
    about: { readonly tokenHash: string; readonly policyId?: string },
  ): Promise<SessionWithPolicy | null>;
}

/** @param timeoutMs - how long a script that rejects its lease is retried */
export function createSessions({ run }: RedisCalls, policies: Policies, timeoutMs: number): Sessions {
  const hints = new Map<string, string>();
  let last = '';

  function hint(tokenHash: string, policyId: string): void {
    last = policyId;
    if (hints.size >= HINTS) hints.clear();
    hints.set(tokenHash, policyId);
  }

  async function complete(flat: readonly string[], now: number): Promise<SessionWithPolicy | null> {
    const session = toSession(flat);
    const copy = await policies.copyAt(session.policyId, now);
    return copy && { session, policy: inForce(copy, now), now };
  }

  return {
    complete,

    async find(tokenHash) {
      const reply = (await run(FIND, [sessionKey(tokenHash)])) as [number, string[]] | null;
      if (!reply) return null;
      const found = await complete(reply[1], reply[0]);
      if (found) hint(tokenHash, found.session.policyId);
      return found;
    },

    async act(script, keys, args, { tokenHash, policyId }) {
      let id = policyId ?? hints.get(tokenHash) ?? last;
      const giveUpAt = performance.now() + timeoutMs;
      for (let attempt = 1; performance.now() < giveUpAt; attempt++) {
        if (attempt > PROMPT_ATTEMPTS) await delay(Math.min(2 ** attempt, LONGEST_PAUSE_MS));
        const copy = await policies.copy(id);
        const [status, now, flat] = (await run(script, keys, [...policyArgs(id, copy), ...args])) as [
          string,
          number,
          string[],
        ];
        if (status === 'dead') return null;
        if (status === 'used') throw new TokenUsedError();
        if (status === 'live' && copy) {
          hint(tokenHash, id);
          return { session: toSession(flat), policy: inForce(copy, now), now };
        }
        if (status === 'policy') id = String(now);
        else policies.expire(id);
      }
      throw new StoreUnavailableError(
        new Error('Redis is slower than the lease of a policy, or its clocks differ: increase policyChangeMs.'),
      );
    },
  };
}

/** Returns the policy arguments of scripts. Without a copy the lease has expired, so the script changes nothing. */
function policyArgs(id: string, copy: PolicyCopy | null): (string | number)[] {
  if (!copy) return [id, 0, ...Array(POLICY_ARGS - 2).fill(0)];
  const { current, next, at, until } = copy;
  return [id, until, next ? at : Number.MAX_SAFE_INTEGER, ...numbers(current), ...numbers(next ?? current)];
}

function numbers(policy: StoredPolicy): number[] {
  const { seenWatermark, createdWatermark, idleMs, graceIdleMs, graceUntil, maxMs, minBeatMs } = policy;
  return [seenWatermark, createdWatermark, idleMs, graceIdleMs, graceUntil, maxMs, minBeatMs];
}

/** Redis returns names and values in turn. */
function toSession(flat: readonly string[]): StoredSession {
  const fields = new Map<string, string>();
  for (let i = 0; i < flat.length; i += 2) fields.set(flat[i] ?? '', flat[i + 1] ?? '');
  const text = (name: string) => fields.get(name) ?? null;
  const ended = text('ended');
  return {
    sid: text('sid') ?? '',
    subject: text('subject') ?? '',
    tenant: text('tenant'),
    policyId: text('policy') ?? '',
    userAgent: text('userAgent'),
    createdAt: Number(text('created')),
    seenAt: Number(text('seen')),
    touchedAt: Number(text('touched')),
    rev: Number(text('rev')),
    endedAt: ended === null ? null : Number(ended),
    endReason: text('reason') as EndReason | null,
  };
}

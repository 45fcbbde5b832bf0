import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailableError, TokenUsedError } from '../../errors.ts';
import type { SessionWithPolicy, StoredSession } from '../types.ts';
import type { Moment, Reading, RedisCalls } from './client.ts';
import { inForce, type Policies, type PolicyCopy } from './policies.ts';
import type { Script } from './scripts.ts';
import { parseSession } from './session-value.ts';

/**
 * Attempts without a pause, if a script rejects the copy of a policy. After that, Redis is slow or the clocks of the
 * Cluster differ.
 */
const PROMPT_ATTEMPTS = 5;
const LONGEST_PAUSE_MS = 100;

/** The most sessions whose policy is remembered. A hint lets the first attempt succeed. */
const HINTS = 50_000;

export interface Sessions {
  find(tokenHash: string): Promise<SessionWithPolicy | null>;
  /** Reads until the copies of the policies are those of the same moment. Returns the last reading too. */
  complete<R extends Reading>(
    read: () => Promise<R>,
  ): Promise<{ readonly reading: R; readonly found: readonly (SessionWithPolicy | null)[] }>;
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

/** @param timeoutMs - how long a script that rejects the copy of its policy is retried */
export function createSessions({ run, read }: RedisCalls, policies: Policies, timeoutMs: number): Sessions {
  const hints = new Map<string, string>();
  let last = '';

  function hint(tokenHash: string, policyId: string): void {
    last = policyId;
    if (hints.size >= HINTS) hints.clear();
    hints.set(tokenHash, policyId);
  }

  /** Calls `attempt` until it returns something else than `undefined`. */
  async function retry<T>(attempt: () => Promise<T | undefined>): Promise<T> {
    const giveUpAt = performance.now() + timeoutMs;
    for (let count = 1; performance.now() < giveUpAt; count++) {
      if (count > PROMPT_ATTEMPTS) await delay(Math.min(2 ** count, LONGEST_PAUSE_MS));
      const result = await attempt();
      if (result !== undefined) return result;
    }
    throw new StoreUnavailableError(
      new Error('Redis is slower than timeoutMs or the lease of a policy, or the clocks of its Cluster differ.'),
    );
  }

  /** Returns `undefined` if a policy has changed since the reading. */
  async function copiesOf(
    sessions: readonly (StoredSession | null)[],
    moment: Moment,
  ): Promise<Map<string, PolicyCopy | null> | undefined> {
    const copies = new Map<string, PolicyCopy | null>();
    const stale: string[] = [];
    for (const session of sessions) {
      if (!session || copies.has(session.policyId)) continue;
      const copy = policies.valid(session.policyId, moment);
      copies.set(session.policyId, copy);
      if (!copy) stale.push(session.policyId);
    }
    for (const [n, exists] of (await Promise.all(stale.map(policies.exists))).entries()) {
      const id = stale[n] ?? '';
      copies.set(id, policies.valid(id, moment));
      if (exists && !copies.get(id)) return undefined;
    }
    return copies;
  }

  const complete: Sessions['complete'] = (readAll) =>
    retry(async () => {
      const reading = await readAll();
      const { now } = reading;
      policies.observe(now);
      const sessions = reading.values.map((value) => (value === null ? null : parseSession(value)));
      const copies = await copiesOf(sessions, reading);
      const found = sessions.map((session) => {
        const copy = session && copies?.get(session.policyId);
        return copy ? { session, policy: inForce(copy, now), now } : null;
      });
      return copies && { reading, found };
    });

  return {
    complete,

    async find(tokenHash) {
      const { found } = await complete(() => read(tokenHash));
      const [one = null] = found;
      if (one) hint(tokenHash, one.session.policyId);
      return one;
    },

    act(script, keys, args, { tokenHash, policyId }) {
      let id = policyId ?? hints.get(tokenHash) ?? last;
      return retry(async () => {
        const copy = await policies.copy(id);
        const all = [...policyArgs(id, copy, policies), ...args];
        const reply = (await run(script, [...keys, ...policies.keys], all)) as [string, number, string];
        const [status, now, value] = reply;
        policies.observe(now);
        if (status === 'dead') return null;
        if (status === 'used') throw new TokenUsedError();
        if (status === 'live' && copy) {
          hint(tokenHash, id);
          return { session: parseSession(value), policy: inForce(copy, now), now };
        }
        if (status === 'policy') id = value;
        else policies.reject(id);
        return undefined;
      });
    },
  };
}

/** Returns the policy arguments of scripts. Without a copy they come too late, so the script changes nothing. */
function policyArgs(id: string, copy: PolicyCopy | null, policies: Policies): (string | number)[] {
  return copy ? [id, policies.deadline(copy), copy.generation, ...copy.args] : [id, 0, '', '', 0, ''];
}

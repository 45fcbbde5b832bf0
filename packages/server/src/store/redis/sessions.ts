import { setTimeout as delay } from 'node:timers/promises';
import { policyOf } from '@curfew/core/rules';
import { StoreUnavailableError, TokenUsedError } from '../../errors.ts';
import { within } from '../../within.ts';
import type { Heartbeat, SessionWithPolicy, StoredSession } from '../types.ts';
import type { Moment, Reading, RedisCalls } from './client.ts';
import { sessionKey } from './keys.ts';
import { inForce, type Policies, type PolicyCopy, policyArgs } from './policies.ts';
import type { Result, Script } from './scripts.ts';
import { parseSession } from './session-value.ts';
import { touchTogether } from './touches.ts';

/** Without a pause. Then Redis is slow, or the clocks of the Cluster differ. */
const PROMPT_ATTEMPTS = 5;
const LONGEST_PAUSE_MS = 100;

/** With a hint the first attempt succeeds. */
const HINTS = 50_000;

export interface Sessions {
  find(tokenHash: string): Promise<SessionWithPolicy | null>;
  /** Until the copies of the policies are of the same moment. */
  complete<R extends Reading>(
    read: () => Promise<R>,
  ): Promise<{ readonly reading: R; readonly found: readonly (SessionWithPolicy | null)[] }>;
  /** `null` if nothing was done, for example because the session has ended. */
  act(
    script: Script,
    keys: readonly string[],
    args: readonly (string | number)[],
    about: About,
  ): Promise<SessionWithPolicy | null>;
  touch(tokenHash: string, touch: Heartbeat): Promise<SessionWithPolicy | null>;
}

export interface SessionOptions {
  readonly isCluster: boolean;
  /** How long a script is retried. */
  readonly timeoutMs: number;
}

interface About {
  readonly tokenHash: string;
  readonly policyId?: string;
}

export function createSessions(
  calls: RedisCalls,
  policies: Policies,
  { isCluster, timeoutMs }: SessionOptions,
): Sessions {
  const { run, read } = calls;
  const sendTouch = touchTogether(calls, policies, isCluster);
  const hints = new Map<string, string>();
  let last = '';

  function hint(tokenHash: string, policyId: string): void {
    last = policyId;
    if (hints.size >= HINTS) hints.clear();
    hints.set(tokenHash, policyId);
  }

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

  /** `undefined` if a policy has changed since the reading. */
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
        return copy ? foundOf(session, copy, now) : null;
      });
      return copies && { reading, found };
    });

  /** The usual case of `complete`: no policy has changed. */
  async function findAtOnce(tokenHash: string): Promise<SessionWithPolicy | null> {
    const reading = await read(tokenHash);
    const { now } = reading;
    const [value] = reading.values;
    if (!value) return null;
    policies.observe(now);
    const session = parseSession(value);
    const copy = policies.valid(session.policyId, reading);
    if (copy) return foundOf(session, copy, now);
    return (await complete(() => read(tokenHash))).found[0] ?? null;
  }

  function attempt(
    { tokenHash, policyId }: About,
    send: (id: string, copy: PolicyCopy | null) => Promise<readonly [number, Result]>,
  ): Promise<SessionWithPolicy | null> {
    let id = policyId ?? hints.get(tokenHash) ?? last;
    return retry(async () => {
      const copy = await policies.copy(id);
      const [now, [status, value]] = await send(id, copy);
      policies.observe(now);
      if (status === 'inactive') return null;
      if (status === 'used') throw new TokenUsedError();
      if (status === 'live' && copy) {
        hint(tokenHash, id);
        return foundOf(parseSession(value), copy, now);
      }
      if (status === 'policy') id = value;
      // Redis does not have the policy.
      else if (!copy) return null;
      else policies.reject(id);
      return undefined;
    });
  }

  return {
    complete,

    async find(tokenHash) {
      const found = await within(timeoutMs, findAtOnce(tokenHash), late);
      if (found) hint(tokenHash, found.session.policyId);
      return found;
    },

    act: (script, keys, args, about) =>
      attempt(about, async (id, copy) => {
        const all = [...policyArgs(id, copy, policies.clockAt(performance.now() + timeoutMs)), ...args];
        return (await run(script, [...keys, ...policies.keys], all)) as [number, Result];
      }),

    touch(tokenHash, { ageMs, sid }) {
      const until = performance.now() + timeoutMs;
      const touched = attempt({ tokenHash }, (policyId, copy) =>
        sendTouch({ key: sessionKey(tokenHash), ageMs, sid: sid ?? '', policyId, copy, until }),
      );
      return within(timeoutMs, touched, late);
    },
  };
}

function foundOf(session: StoredSession, copy: PolicyCopy, now: number): SessionWithPolicy {
  return { session, policy: policyOf(inForce(copy, now), session.sid), now };
}

function late(): Error {
  return new StoreUnavailableError(new Error('Redis did not respond within timeoutMs.'));
}

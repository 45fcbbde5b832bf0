import { randomBytes, randomUUID } from 'node:crypto';
import { lifeOf, nextPolicy, sessionCounts } from '@curfew/core/rules';
import { uuidTime, uuidv7 } from '@curfew/core/state';
import type { Cluster, ClusterOptions, Redis, RedisOptions } from 'ioredis';
import { resumedSid } from '../../rules/resumed-sid.ts';
import { BUCKET_MS, KEEP_ENDED_MS } from '../../rules/sweep-plan.ts';
import { mintSecret } from '../../tokens.ts';
import { takeTurnsByKey } from '../../turns.ts';
import { createChanges } from '../changes.ts';
import { type LazyStore, lazyStore } from '../lazy-store.ts';
import { concernsActive } from '../policy-save.ts';
import { toEnd } from '../pubsub.ts';
import type { NewSession, RecordedEntry, SessionWithPolicy, Store, StoredPolicy } from '../types.ts';
import { readAudit, toRecorded, trimAudit } from './audit.ts';
import { beginningOf } from './beginning.ts';
import { redisCalls } from './calls.ts';
import { watchConnections } from './connections.ts';
import {
  ACCOUNT_KEY,
  anyKey,
  CHANNEL,
  dueKey,
  ownerKey,
  policyKey,
  prefixOf,
  SHARDS,
  sessionKey,
  shardOf,
} from './keys.ts';
import { createOwners, type Member } from './owners.ts';
import { createPolicies } from './policies.ts';
import { type Subscription, subscribeToChanges } from './pubsub.ts';
import { CREATE, END, PUBLISH } from './scripts.ts';
import { ownerJson } from './session-value.ts';
import { createSessions } from './sessions.ts';
import { sweep, visitSessions } from './sweep.ts';

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * How long a command may take, in ms. After that the store is unavailable.
   *
   * @default 2_000
   */
  readonly timeoutMs?: number;
  /**
   * How long a change of policy takes to come into force on a Cluster, in ms. Nodes cache a policy for four fifths of
   * that; the rest allows for different clocks. In one Redis a change takes about 20 ms. At most 5_000. The same on all nodes: while
   * they differ, save no policy.
   *
   * @default 500
   */
  readonly policyChangeMs?: number;
}

/**
 * Creates a store in Redis 7 or Valkey, alone or as a Cluster, with a client of the package `ioredis`. The store opens
 * with its first use, or by `open()`. A duplicate of the client receives messages of other nodes. Closing the store does
 * not close the client.
 *
 * The store replaces connections of the client that have been silent for `timeoutMs`, and those to a master that has
 * become a replica.
 *
 * Confirmed writes are lost if Redis loses them: see `docs/operations.md` about `appendfsync`.
 *
 * @throws TypeError if the client has `keyPrefix`, `stringNumbers` or `scaleReads`, or `sentinels` without `failoverDetector`, or
 * would not recover from a lost connection
 * @throws RangeError if `policyChangeMs` is above 5 000
 * @example
 * import { Redis } from 'ioredis';
 * const redis = new Redis(url, {
 *   enableAutoPipelining: true,
 *   enableOfflineQueue: false,
 *   maxRetriesPerRequest: 0,
 *   retryStrategy: (times) => Math.min(100 * times, 1_000),
 * });
 * const curfew = createCurfew({ store: redisStore(redis), policies: { default: { idle: '15m', max: '12h' } } });
 */
export function redisStore(redis: Redis | Cluster, options?: RedisStoreOptions): LazyStore {
  assertOptions(redis);
  assertRecovery(redis);
  // Far below LATEST_CHANGE_MS.
  if (options?.policyChangeMs !== undefined && !(options.policyChangeMs <= 5_000))
    throw new RangeError('redisStore: policyChangeMs must be at most 5 000.');
  return lazyStore(() => openRedisStore(redis, options));
}

export async function openRedisStore(
  redis: Redis | Cluster,
  { timeoutMs = 2_000, policyChangeMs = 500 }: RedisStoreOptions = {},
): Promise<Store> {
  const node = randomUUID();
  const isCluster = redis.isCluster;
  const connections = watchConnections(redis, timeoutMs, (wasReplica) => subscription?.check(wasReplica));
  const calls = redisCalls(redis, timeoutMs, connections);
  const { call, run } = calls;
  const policies = createPolicies(calls, { isCluster, changeMs: policyChangeMs });
  const sessions = createSessions(calls, policies, { isCluster, timeoutMs });
  const owners = createOwners(calls, sessions);
  const pages = { calls, sessions, policies, isCluster };
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  const publish = (channel: string, message: string, key: string): Promise<unknown> =>
    isCluster ? run(PUBLISH, [key], [channel, message]) : call((client) => client.publish(channel, message));
  /** Many at once beyond `maxSessions` would read and end the same sessions. */
  const turnsOf = takeTurnsByKey();
  let subscription: Subscription | undefined;
  subscription = await subscribeToChanges(redis, changes, node, (echo) => publish(echo, '', anyKey()));
  try {
    // Not that of the options: your app may have selected another.
    const db = redis.isCluster ? 0 : (redis as Redis).condition?.select;
    if (db) await call((client) => client.select(db));
  } catch (error) {
    close();
    throw error;
  }

  function close(): void {
    connections.close();
    subscription?.close();
  }

  async function end(tokenHash: string, reason: string, by: string | null = null): Promise<string | null> {
    const args = [reason, by ?? '', node, prefixOf(shardOf(tokenHash)), KEEP_ENDED_MS + BUCKET_MS];
    const found = await sessions.act(END, [sessionKey(tokenHash)], args, { tokenHash });
    if (!found) return null;
    const detail = { reason, ...(by !== null && { by }) };
    recorded.publish(toRecorded('end', found.session, found.now, detail));
    owners.remove(found.session, [tokenHash]);
    changes.publish(toEnd(found.session.sid, detail));
    return found.session.sid;
  }

  async function insert(
    session: NewSession,
    after: string | null,
    resumes: string | null,
  ): Promise<SessionWithPolicy | null> {
    const { tokenHash, policyId, authAt = '' } = session;
    const beginning = await beginningOf(session, policies);
    // Not listed, because nothing would remove it from the list, which is read whole.
    if (!beginning || !lifeOf(beginning).live) return beginning;
    await owners.add(session, tokenHash);
    const shard = shardOf(tokenHash);
    const rest = uuidv7(0, randomBytes(10)).slice(14);
    const least = after ? uuidTime(after) + 1 : 0;
    const detail = resumes === null ? {} : { resumes };
    const own = [tokenHash, prefixOf(shard), least, rest, BUCKET_MS, authAt];
    const args = [...own, ownerJson(session), JSON.stringify(detail)];
    const created = await sessions.act(CREATE, [sessionKey(tokenHash), dueKey(shard)], args, { tokenHash, policyId });
    if (created && lifeOf(created).live) recorded.publish(toRecorded('sign-in', created.session, created.now, detail));
    return created;
  }

  async function signIn(session: NewSession): Promise<SessionWithPolicy | null> {
    const { supersedes, maxSessions } = session;
    const old = supersedes === null ? null : await sessions.find(supersedes);
    const resumes = resumedSid(old, session);
    const created = await insert(session, old?.session.sid ?? null, resumes);
    if (!created || !lifeOf(created).live) return created;
    if (old && supersedes !== null) await end(supersedes, 'superseded', resumes === null ? null : session.subject);
    // After the insert: the later of two concurrent sign-ins sees both.
    if ((await owners.count(session)) > maxSessions) {
      // Not by `createdAt`, which is when the user authenticated.
      const own = [...(await owners.live(session))].sort((a, b) => beganAt(b) - beganAt(a));
      for (const { tokenHash } of own.slice(maxSessions)) await end(tokenHash, 'superseded');
    }
    return created;
  }

  const visitLive = (policyId: string, visit: (found: SessionWithPolicy) => void) =>
    visitSessions(pages, policyId, (found) => {
      if (found.session.policyId === policyId && lifeOf(found).live) visit(found);
    });

  return {
    create: (session) => turnsOf(ownerKey(session))(() => signIn(session), performance.now() + timeoutMs),

    find: sessions.find,

    touch: sessions.touch,

    async end(tokenHash, reason) {
      return (await end(tokenHash, reason)) !== null;
    },

    async list(owner, limit) {
      return (await owners.live(owner)).slice(0, limit).map(({ found }) => found);
    },

    async revoke({ only, except, by, ...owner }) {
      const chosen = (await owners.live(owner)).filter(({ found: { session } }) =>
        only === undefined ? session.sid !== except : session.sid === only,
      );
      const ended = await Promise.all(chosen.map(({ tokenHash }) => end(tokenHash, 'revoked', by)));
      return ended.filter((sid) => sid !== null);
    },

    async accountKey() {
      const own = mintSecret();
      const stored = await call((client) => client.get(ACCOUNT_KEY));
      return stored ?? (await call((client) => client.set(ACCOUNT_KEY, own, 'NX', 'GET'))) ?? own;
    },

    findPolicy: policies.find,
    ensurePolicy: policies.ensure,

    async changePolicy(change) {
      const policy = await policies.change(change);
      if (!policy || !concernsActive(change)) return policy;
      changes.publish({ kind: 'policy', policyId: policy.id });
      await publish(CHANNEL, `${node} policy ${policy.id}`, policyKey(policy.id));
      return policy;
    },

    async previewPolicy(id, durations, sid, apply = 'now') {
      const preview = { ends: 0, of: 0, self: false };
      // Most sessions of a page have the same policy.
      let known: { readonly policy: StoredPolicy; readonly now: number; readonly next: StoredPolicy } | undefined;
      await visitLive(id, ({ session, policy, now }) => {
        preview.of += 1;
        if (apply !== 'now') return;
        if (known?.policy !== policy || known.now !== now)
          known = { policy, now, next: nextPolicy(policy, durations, now) };
        if (lifeOf({ session, policy: known.next, now }).live) return;
        preview.ends += 1;
        preview.self ||= session.sid === sid;
      });
      return preview;
    },

    async countSessions(policyId) {
      const counts = sessionCounts();
      await visitLive(policyId, ({ session, now }) => counts.add(now - session.seenAt, now - session.createdAt));
      return counts.result();
    },

    audit: (page) => readAudit(calls, page),
    trimAudit: (keepMs, limit) => trimAudit(calls, keepMs, limit),
    sweep: (limit) => sweep(pages, owners, limit, recorded.publish),
    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,

    async check() {
      // A replica rejects every command that writes. One master of a Cluster is enough: without a ready node it would serve no user.
      const shards = Array.from({ length: isCluster ? SHARDS : 1 }, (_, shard) => prefixOf(shard));
      const tests = shards.map((shard) => call((client) => client.del(`${shard}:check`)));
      await Promise.any(tests).catch(({ errors: [first] }: AggregateError) => Promise.reject(first));
    },

    async close() {
      close();
    },
  };
}

/** Scripts make keys and return numbers: the audit would be empty. A replica may lack sessions, which "end all" would miss. */
function assertOptions({ options }: Redis | Cluster): void {
  const { redisOptions = {}, scaleReads = 'master' } = options as ClusterOptions;
  if (redisOptions.db) throw new TypeError('redisStore needs a Cluster without db: a Cluster has only the database 0.');
  const { sentinels, failoverDetector } = options as RedisOptions;
  // After a planned failover the old master goes on for ten seconds, and what it confirms is lost.
  if (sentinels && !failoverDetector)
    throw new TypeError('redisStore needs failoverDetector: true if its client asks Sentinel for the master.');
  if (scaleReads !== 'master') throw new TypeError('redisStore needs a Cluster with scaleReads: master, the default.');
  for (const name of ['keyPrefix', 'stringNumbers'] as const) {
    if ({ ...redisOptions, ...options }[name])
      throw new TypeError(
        `redisStore needs a client without ${name}. Its keys begin with curfew:, so pass a client of its own.`,
      );
  }
}

/**
 * ioredis forgets what was under way when a connection closed, unless it rejects or repeats it. An automatic pipeline waits for
 * that for ever, and so does every later command. The connections of a Cluster reject it.
 */
function assertRecovery({ options, isCluster }: Redis | Cluster): void {
  const { enableAutoPipelining, autoResendUnfulfilledCommands, maxRetriesPerRequest } = options as RedisOptions;
  if (isCluster || !enableAutoPipelining || autoResendUnfulfilledCommands || maxRetriesPerRequest === 0) return;
  throw new TypeError(
    'redisStore needs maxRetriesPerRequest: 0 if its client has enableAutoPipelining and not autoResendUnfulfilledCommands.',
  );
}

function beganAt({ found }: Member): number {
  return uuidTime(found.session.sid);
}

import { randomBytes, randomUUID } from 'node:crypto';
import { lifeOf, nextPolicy } from '@curfew/core/rules';
import { uuidv7 } from '@curfew/core/state';
import type { Cluster, Redis } from 'ioredis';
import { BUCKET_MS, KEEP_ENDED_MS } from '../../rules/sweep-plan.ts';
import { createChanges } from '../changes.ts';
import { type LazyStore, lazyStore } from '../lazy-store.ts';
import type { NewSession, RecordedEntry, SessionOwner, SessionWithPolicy, Store } from '../types.ts';
import { readAudit, toRecorded, trimAudit } from './audit.ts';
import { redisCalls } from './client.ts';
import { CHANNEL, dueKey, ownerKey, prefixOf, sessionKey, shardOf } from './keys.ts';
import { createPolicies } from './policies.ts';
import { subscribeToChanges } from './pubsub.ts';
import { CREATE, DELIST, END, ENLIST, TOUCH } from './scripts.ts';
import { createSessions } from './sessions.ts';
import { allSessions, sweep } from './sweep.ts';

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * How long a command may take, in ms. After that the store is unavailable.
   *
   * @default 2_000
   */
  readonly timeoutMs?: number;
  /**
   * How long a change of policy takes to come into force, in ms. Nodes cache a policy for four fifths of that; the rest
   * allows for different clocks in a Cluster.
   *
   * @default 500
   */
  readonly policyChangeMs?: number;
}

interface Member {
  readonly tokenHash: string;
  readonly found: SessionWithPolicy;
}

/**
 * Creates a store in Redis 7 or Valkey, alone or as a Cluster, with a client of the package `ioredis`. The store opens
 * with its first use, or by `open()`. A duplicate of the client receives messages of other nodes. Closing the store does
 * not close the client.
 *
 * Confirmed writes are lost if Redis loses them: see `docs/operations.md` about `appendfsync`.
 *
 * @example
 * import { Redis } from 'ioredis';
 * const redis = new Redis(url, { enableAutoPipelining: true, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
 * const curfew = createCurfew({ store: redisStore(redis), policies: { default: { idle: '15m', max: '12h' } } });
 */
export function redisStore(redis: Redis | Cluster, options?: RedisStoreOptions): LazyStore {
  return lazyStore(() => openRedisStore(redis, options));
}

export async function openRedisStore(
  redis: Redis | Cluster,
  { timeoutMs = 2_000, policyChangeMs = 500 }: RedisStoreOptions = {},
): Promise<Store> {
  const node = randomUUID();
  const calls = redisCalls(redis, timeoutMs);
  const { run, call } = calls;
  const policies = createPolicies(calls, policyChangeMs);
  const sessions = createSessions(calls, policies, timeoutMs);
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  const leave = await subscribeToChanges(redis, changes, node);

  /** Newest first. */
  async function membersOf(owner: SessionOwner): Promise<Member[]> {
    const key = ownerKey(owner);
    const tokens = await call((client) => client.zrevrange(key, 0, -1));
    const all = await Promise.all(
      tokens.map(async (tokenHash) => ({ tokenHash, found: await sessions.find(tokenHash) })),
    );
    const gone = all.filter(({ found }) => !found).map(({ tokenHash }) => tokenHash);
    if (gone.length) await run(DELIST, [key], gone);
    // A sign-in that was rejected because of a used token leaves another owner's session in the set.
    const isOwn = ({ session }: SessionWithPolicy) =>
      session.subject === owner.subject && session.tenant === owner.tenant;
    const members = all.flatMap(({ tokenHash, found }) => (found && isOwn(found) ? [{ tokenHash, found }] : []));
    return members.sort((a, b) => byAge(b.found, a.found));
  }

  async function liveOf(owner: SessionOwner): Promise<Member[]> {
    return (await membersOf(owner)).filter(({ found }) => lifeOf(found).live);
  }

  async function end(tokenHash: string, reason: string, by: string | null = null): Promise<string | null> {
    const args = [reason, by ?? '', node, prefixOf(shardOf(tokenHash)), KEEP_ENDED_MS + BUCKET_MS];
    const found = await sessions.act(END, [sessionKey(tokenHash)], args, { tokenHash });
    if (!found) return null;
    recorded.publish(toRecorded('end', found.session, found.now, { reason, ...(by !== null && { by }) }));
    changes.publish({ kind: 'end', sid: found.session.sid });
    return found.session.sid;
  }

  async function insert(session: NewSession, after: string | null): Promise<SessionWithPolicy | null> {
    const { tokenHash, subject, tenant, policyId, userAgent, authAgeMs = 0 } = session;
    if (!(await policies.copy(policyId))) return null;
    await run(ENLIST, [ownerKey(session)], [tokenHash]);
    const shard = shardOf(tokenHash);
    const rest = uuidv7(0, randomBytes(10)).slice(14);
    const fields = ['subject', subject, 'policy', policyId];
    if (tenant !== null) fields.push('tenant', tenant);
    if (userAgent !== null) fields.push('userAgent', userAgent);
    const args = [tokenHash, prefixOf(shard), after ? timeOf(after) + 1 : 0, rest, BUCKET_MS, authAgeMs, ...fields];
    const created = await sessions.act(CREATE, [sessionKey(tokenHash), dueKey(shard)], args, { tokenHash, policyId });
    if (created) recorded.publish(toRecorded('sign-in', created.session, created.now, {}));
    return created;
  }

  return {
    async create(session) {
      const { supersedes, maxSessions } = session;
      const old = supersedes === null ? null : await sessions.find(supersedes);
      const created = await insert(session, old?.session.sid ?? null);
      if (!created) return null;
      if (old && supersedes !== null) await end(supersedes, 'superseded');
      // Runs after the insert, so that the later of two concurrent sign-ins sees both.
      for (const { tokenHash } of (await liveOf(session)).slice(maxSessions)) await end(tokenHash, 'superseded');
      return created;
    },

    find: sessions.find,

    touch: (tokenHash, { ageMs, sid }) =>
      sessions.act(TOUCH, [sessionKey(tokenHash)], [ageMs, sid ?? ''], { tokenHash }),

    async end(tokenHash, reason) {
      return (await end(tokenHash, reason)) !== null;
    },

    async list(owner, limit) {
      return (await liveOf(owner)).slice(0, limit).map(({ found }) => found);
    },

    async revoke({ only, except, by, ...owner }) {
      const chosen = (await membersOf(owner)).filter(({ found: { session } }) =>
        only === undefined ? session.sid !== except : session.sid === only,
      );
      const ended = await Promise.all(chosen.map(({ tokenHash }) => end(tokenHash, 'revoked', by)));
      return ended.filter((sid) => sid !== null);
    },

    findPolicy: policies.find,
    ensurePolicy: policies.ensure,

    async changePolicy(change) {
      const policy = await policies.change(change);
      if (!policy) return null;
      changes.publish({ kind: 'policy', policyId: policy.id });
      await call((client) => client.publish(CHANNEL, `${node} policy ${policy.id}`));
      return policy;
    },

    async previewPolicy(id, durations, sid) {
      const preview = { ends: 0, of: 0, self: false };
      for await (const found of allSessions(calls, sessions)) {
        if (found.session.policyId !== id || !lifeOf(found).live) continue;
        preview.of += 1;
        if (lifeOf({ ...found, policy: nextPolicy(found.policy, durations, found.now) }).live) continue;
        preview.ends += 1;
        preview.self ||= found.session.sid === sid;
      }
      return preview;
    },

    audit: (page) => readAudit(calls, page),
    trimAudit: (keepMs, limit) => trimAudit(calls, keepMs, limit),
    sweep: (limit) => sweep(calls, sessions, limit, recorded.publish),
    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,

    async check() {
      // A replica rejects every command that writes.
      await call((client) => client.del(`${prefixOf(0)}:check`));
    },

    async close() {
      leave();
    },
  };
}

function byAge(a: SessionWithPolicy, b: SessionWithPolicy): number {
  return a.session.createdAt - b.session.createdAt || (a.session.sid < b.session.sid ? -1 : 1);
}

function timeOf(sid: string): number {
  return Number.parseInt(sid.replaceAll('-', '').slice(0, 12), 16);
}

// Sessions of other users, as the stores keep them, without a round trip for each. The benchmark checks that they are found.
import { createHash } from 'node:crypto';

const BATCH = { sql: 50_000, redis: 1_000 };
/** A session's next sweep is rounded to this. */
const BUCKET_MS = 600_000;

/**
 * Adds `count` sessions of the policy `default`, each of one `person-N` from `first` on, with the line of its sign-in. They were
 * last seen `agoMs` ago, and signed out then if `isEnded`.
 */
export async function fill({ store, sql, redis, back }, idleMs, { first, count, agoMs = 0, isEnded = false }) {
  const at = Date.now() - agoMs;
  const sweepAt = Math.ceil((at + idleMs) / BUCKET_MS) * BUCKET_MS;
  if (back) {
    back(agoMs);
    for (let n = first; n < first + count; n++) {
      await store.create(person(n));
      if (isEnded) await store.end(hashOf(n), 'signed-out');
    }
    back(0);
    return;
  }
  const size = sql ? BATCH.sql : BATCH.redis;
  for (let from = first; from < first + count; from += size) {
    const to = Math.min(from + size, first + count) - 1;
    if (sql) {
      await sql(SESSIONS, [from, to, at, isEnded ? at : null, isEnded ? 'signed-out' : null, sweepAt]);
      await sql(LINES, [from, to, at]);
    } else await redis.eval(KEYS, 0, from, to, at, isEnded ? 'signed-out' : '', sweepAt);
  }
}

function person(n) {
  const owner = { subject: `person-${n}`, tenant: null };
  return { ...owner, tokenHash: hashOf(n), policyId: 'default', userAgent: null, supersedes: null, maxSessions: 100 };
}

function hashOf(n) {
  return createHash('sha256').update(`person-${n}`).digest('base64url');
}

const SESSIONS = `
  insert into curfew_session
    (token_hash, sid, subject, tenant, policy_id, created_at, seen_at, touched_at, rev, ended_at, end_reason, sweep_at)
  select substr(encode(sha256(('person-' || n)::bytea), 'hex'), 1, 43), gen_random_uuid()::text, 'person-' || n, null, 'default',
    $3::bigint, $3::bigint, 0, 0, $4::bigint, $5::text, $6::bigint
  from generate_series($1::bigint, $2::bigint) n`;

const LINES = `
  insert into curfew_audit (at, event, tenant, subject, sid, policy_id, detail)
  select $3::bigint, 'sign-in', null, 'person-' || n, gen_random_uuid()::text, 'default', '{}'
  from generate_series($1::bigint, $2::bigint) n`;

/** ARGV: 1 first, 2 last, 3 seen, 4 reason of the end or '', 5 next sweep. */
const KEYS = `
local time = redis.call('TIME')
local function prefix(id)
  local hash = 0
  for i = 1, #id do hash = (31 * hash + string.byte(id, i)) % 4294967296 end
  return 'curfew:{' .. hash % 64 .. '}'
end
for n = ARGV[1], ARGV[2] do
  local subject = 'person-' .. string.format('%.0f', n)
  local hash = redis.sha1hex(subject) .. 'abc'
  local sid = string.gsub(string.sub(hash, 1, 32), '(%x%x%x%x%x%x%x%x)(%x%x%x%x)(%x%x%x%x)(%x%x%x%x)', '%1-%2-%3-%4-')
  local shard = prefix(hash)
  local key = shard .. ':session:' .. hash
  local value = string.format('[%15.0f,%15.0f,%10.0f,%.0f,"%s","default","%s",null,null', ARGV[3], 0, 0, ARGV[3], sid, subject)
  if ARGV[4] ~= '' then value = value .. string.format(',%.0f,"%s"', ARGV[3], ARGV[4]) end
  redis.call('SET', key, value .. ']', 'PX', 86400000)
  redis.call('ZADD', shard .. ':due', ARGV[5], hash)
  local owner = '[null,"' .. subject .. '"]'
  if ARGV[4] == '' then redis.call('ZADD', prefix(owner) .. ':owner:' .. owner, ARGV[3], hash) end
  redis.call('XADD', shard .. ':audit:-', 'MAXLEN', '~', 10000, time[1] .. string.format('%06d', time[2]) .. '-*',
    'event', 'sign-in', 'at', ARGV[3], 'policy', 'default', 'detail', '{}', 'subject', subject, 'sid', sid)
end`;

import { createHash } from 'node:crypto';
import { EXPIRY } from '../../rules/expiry-lua.ts';
import { CHANNEL } from './keys.ts';

export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** Audit lines kept per tenant and shard. */
const AUDIT_LINES = 10_000;

/** Expiry of keys, if the sweep never runs: longer than a session can last and be kept. */
const LIFE_MS = 9 * 86_400_000;

const CLOCK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function read(key)
  local flat = redis.call('HGETALL', key)
  local session = {}
  for i = 1, #flat, 2 do session[flat[i]] = flat[i + 1] end
  return #flat > 0 and session or nil, flat
end
`;

/** Ids are made of microseconds, so that lines of several shards can be sorted by id. */
const AUDIT = `
local function audit(shard, event, at, session, detail)
  local key = shard .. ':audit:' .. (session.tenant and '=' .. session.tenant or '-')
  local line = { 'event', event, 'at', string.format('%.0f', at), 'policy', session.policy, 'detail', detail }
  for _, name in ipairs({ 'subject', 'sid' }) do
    if session[name] then table.insert(line, name) table.insert(line, session[name]) end
  end
  local id = time[1] .. string.format('%06d', time[2]) .. '-*'
  local added = redis.pcall('XADD', key, 'MAXLEN', '~', ${AUDIT_LINES}, id, unpack(line))
  -- The clock was set back.
  if type(added) == 'table' and added.err then redis.call('XADD', key, 'MAXLEN', '~', ${AUDIT_LINES}, '*', unpack(line)) end
  redis.call('ZADD', shard .. ':audits', 'NX', now, key)
end
`;

/** The number of policy arguments, before a script's own. */
export const POLICY_ARGS = 17;

/**
 * The policy as the node has cached it. ARGV: 1 its id, 2 the end of the lease, 3 when the next version takes effect, 4
 * to 10 the current version, 11 to 17 the next.
 */
const POLICY = `
local function refuse(session)
  if session.policy ~= ARGV[1] then return { 'policy', session.policy } end
  if now > tonumber(ARGV[2]) then return { 'lease' } end
end
local base = now >= tonumber(ARGV[3]) and 10 or 3
local function policy(i) return tonumber(ARGV[base + i]) end
${EXPIRY}`;

/** KEYS: session. Returns the clock and the session, or nothing. */
export const FIND: Script = script(`${CLOCK}
local session, flat = read(KEYS[1])
return session and { now, flat } or false`);

/** KEYS: session. ARGV: policy, 18 age, 19 the page's session or ''. */
export const TOUCH: Script = script(`${CLOCK}${POLICY}
local session = read(KEYS[1])
if not session then return { 'dead' } end
local refused = refuse(session)
if refused then return refused end
local input = now - tonumber(ARGV[18])
if not live(session) or coalesces(session, ARGV[18]) or (ARGV[19] ~= '' and ARGV[19] ~= session.sid) then return { 'dead' } end
redis.call('HSET', KEYS[1], 'seen', math.max(tonumber(session.seen), input), 'touched', now, 'rev', session.rev + 1)
return { 'live', now, redis.call('HGETALL', KEYS[1]) }`);

/** KEYS: session. ARGV: policy, 18 reason, 19 acting subject or '', 20 this node, 21 shard, 22 expiry in ms. */
export const END: Script = script(`${CLOCK}${POLICY}${AUDIT}
local session, flat = read(KEYS[1])
if not session then return { 'dead' } end
local refused = refuse(session)
if refused then return refused end
if not live(session) then return { 'dead' } end
redis.call('HSET', KEYS[1], 'ended', now, 'reason', ARGV[18])
redis.call('PEXPIRE', KEYS[1], ARGV[22])
local detail = { reason = ARGV[18] }
if ARGV[19] ~= '' then detail.by = ARGV[19] end
audit(ARGV[21], 'end', now, session, cjson.encode(detail))
redis.call('PUBLISH', '${CHANNEL}', ARGV[20] .. ' end ' .. session.sid)
return { 'live', now, flat }`);

/**
 * KEYS: session, due. ARGV: policy, 18 token hash, 19 shard, 20 least time of the id, 21 rest of the id, 22 bucket of
 * the sweep, 23 age of the authentication, then the fields. Only this script creates a session.
 */
export const CREATE: Script = script(`${CLOCK}${POLICY}${AUDIT}
local refused = refuse({ policy = ARGV[1] })
if refused then return refused end
if redis.call('EXISTS', KEYS[1]) == 1 then return { 'used' } end
local ms = string.format('%012x', math.max(now, tonumber(ARGV[20])))
local sid = string.sub(ms, 1, 8) .. '-' .. string.sub(ms, 9) .. '-' .. ARGV[21]
redis.call('HSET', KEYS[1], 'sid', sid, 'created', now - tonumber(ARGV[23]), 'seen', now, 'touched', 0, 'rev', 0, unpack(ARGV, 24))
redis.call('PEXPIRE', KEYS[1], ${LIFE_MS})
local bucket = tonumber(ARGV[22])
redis.call('ZADD', KEYS[2], math.ceil((now + policy(3)) / bucket) * bucket, ARGV[18])
local session, flat = read(KEYS[1])
audit(ARGV[19], 'sign-in', now, session, '{}')
return { 'live', now, flat }`);

/** KEYS: owner. ARGV: token hash. Runs before the session is created, so that every session can be revoked. */
export const ENLIST: Script = script(`${CLOCK}
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('PEXPIRE', KEYS[1], ${LIFE_MS})`);

/**
 * KEYS: owner. ARGV: token hashes of missing sessions. Keeps entries of the last minute, whose session may be about to
 * be created.
 */
export const DELIST: Script = script(`${CLOCK}
for _, token in ipairs(ARGV) do
  local score = redis.call('ZSCORE', KEYS[1], token)
  if score and now - score > 60000 then redis.call('ZREM', KEYS[1], token) end
end`);

/** KEYS: policy. Returns the clock, `current`, `next` and `at`. */
export const READ_POLICY: Script = script(`${CLOCK}
local stored = redis.call('HMGET', KEYS[1], 'current', 'next', 'at')
return { now, stored[1], stored[2], stored[3] }`);

/** KEYS: policy. ARGV: 1 shard, 2 the version as JSON, 3 the audit's session as JSON, 4 the audit's detail. */
export const INSERT_POLICY: Script = script(`${CLOCK}${AUDIT}
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'current', ARGV[2])
audit(ARGV[1], 'policy', now, cjson.decode(ARGV[3]), ARGV[4])
return 1`);

/**
 * KEYS: policy. ARGV: 1 to 4 as INSERT_POLICY, 5 the version in force as it was read, 6 when the new one takes effect,
 * 7 the least delay until then. Returns the remaining delay, or -1 if the change is rejected.
 */
export const CHANGE_POLICY: Script = script(`${CLOCK}${AUDIT}
local stored = redis.call('HMGET', KEYS[1], 'current', 'next', 'at')
local isPending = stored[2] and now < tonumber(stored[3])
local current = stored[2] and not isPending and stored[2] or stored[1]
if isPending or current ~= ARGV[5] or now + tonumber(ARGV[7]) > tonumber(ARGV[6]) then return -1 end
redis.call('HSET', KEYS[1], 'current', current, 'next', ARGV[2], 'at', ARGV[6])
audit(ARGV[1], 'policy', tonumber(ARGV[6]), cjson.decode(ARGV[3]), ARGV[4])
return tonumber(ARGV[6]) - now`);

/**
 * KEYS: due. ARGV: 1 shard, 2 'due' or 'all', 3 first, 4 count. Returns the clock, and token hashes with their
 * sessions.
 */
export const PAGE: Script = script(`${CLOCK}
local tokens
if ARGV[2] == 'due' then tokens = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', ARGV[3], ARGV[4])
else tokens = redis.call('ZRANGE', KEYS[1], ARGV[3], ARGV[3] + ARGV[4] - 1) end
local page = {}
for _, token in ipairs(tokens) do
  table.insert(page, token)
  table.insert(page, redis.call('HGETALL', ARGV[1] .. ':session:' .. token))
end
return { now, page }`);

/** KEYS: due. ARGV: 1 shard, then four per session: token hash, next sweep or '', end or '', reason. Returns new ends. */
export const SWEEP: Script = script(`${CLOCK}${AUDIT}
local recorded = {}
for i = 2, #ARGV, 4 do
  local token, due, ended, reason = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local key = ARGV[1] .. ':session:' .. token
  local session = read(key)
  if due == '' or not session then
    redis.call('DEL', key)
    redis.call('ZREM', KEYS[1], token)
  else
    redis.call('ZADD', KEYS[1], due, token)
    if ended ~= '' and not session.ended then
      redis.call('HSET', key, 'ended', ended, 'reason', reason)
      audit(ARGV[1], 'end', tonumber(ended), session, cjson.encode({ reason = reason }))
      table.insert(recorded, token)
    end
  end
end
return recorded`);

/**
 * KEYS: audits. ARGV: 1 how long lines are kept, in ms, 2 limit. Begins no other audit once it has deleted so many lines,
 * and checks at most so many audits. Returns how many lines it deleted, and 1 if more may be due. It also runs if the
 * memory is full, because it frees memory.
 */
export const TRIM_AUDIT: Script = script(`#!lua flags=allow-oom
${CLOCK}
local oldest = now - tonumber(ARGV[1])
local limit = tonumber(ARGV[2])
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. string.format('%.0f', oldest), 'LIMIT', 0, limit)
local deleted = 0
for i, key in ipairs(due) do
  if deleted >= limit then return { deleted, 1 } end
  deleted = deleted + redis.call('XTRIM', key, 'MINID', string.format('%.0f', oldest * 1000))
  local first = redis.call('XRANGE', key, '-', '+', 'COUNT', 1)[1]
  if first then
    redis.call('ZADD', KEYS[1], string.format('%.0f', math.floor(string.match(first[1], '^%d+') / 1000)), key)
  else
    redis.call('DEL', key)
    redis.call('ZREM', KEYS[1], key)
  end
end
return { deleted, #due == limit and 1 or 0 }`);

function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

import { createHash } from 'node:crypto';
import { MAX_DURATION_MS } from '@curfew/core/state';
import { EXPIRY } from '../../rules/expiry-lua.ts';
import { KEEP_ENDED_MS } from '../../rules/sweep-plan.ts';
import { CHANNEL } from './keys.ts';
import { SESSION_VALUE } from './session-value.ts';

export interface Script {
  readonly text: string;
  readonly sha: string;
}

/** The value is the session or its policy. */
export type Result = readonly [status: 'live' | 'inactive' | 'used' | 'policy' | 'invalid', value: string];

export type Replies = readonly [now: number, ...results: Result[]];

/** Per tenant and shard. */
const AUDIT_LINES = 10_000;

/** Keys expire even if the sweep never runs. */
const LIFE_MS = MAX_DURATION_MS + KEEP_ENDED_MS + 86_400_000;

/** Runs also if the memory is full: it adds little or frees some, and otherwise active users would be signed out. */
const ALLOW_OOM = '#!lua flags=allow-oom';

/** Each change of a policy takes effect sooner, unless the clock has been set back since. */
export const LATEST_CHANGE_MS = 10_000;

const CLOCK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function isPending(at) return now < at and at - now <= ${LATEST_CHANGE_MS} end
`;

/**
 * While a Cluster moves a slot, its keys are on two nodes, and a script sees those of one. With several keys Redis refuses then,
 * so nothing is written.
 */
const WHOLE = `
local function assertWhole(...) redis.call('EXISTS', ...) end
`;

/** Ids in microseconds sort the lines of several shards. */
const AUDIT = `${WHOLE}
local function auditKey(shard, session) return shard .. ':audit:' .. (session.tenant and '=' .. session.tenant or '-') end
local function assertWritable(key, shard, session) assertWhole(key, auditKey(shard, session), shard .. ':audits') end
local function audit(shard, event, at, session, detail)
  local key = auditKey(shard, session)
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

/** Before a script's own. */
const POLICY_ARGS = 6;
const own = (n: number): string => `ARGV[${POLICY_ARGS + n}]`;

/**
 * ARGV: 1 policy id, 2 until when the script may run, 3 the generation of the copy, or '' on a Cluster, 4 the current
 * version, 5 when the next takes effect, 6 the next version. Last key: the generation, except on a Cluster. A version lists
 * eras, oldest first: the limits of each, and where it ends.
 */
const POLICY = `
local isInvalid = now > tonumber(ARGV[2]) or (ARGV[3] ~= '' and redis.call('GET', KEYS[#KEYS]) ~= ARGV[3])
local function refuse(policy)
  if policy ~= ARGV[1] then return { 'policy', policy } end
  return isInvalid and { 'invalid' } or nil
end
local eras = cjson.decode(ARGV[(ARGV[6] == '' or isPending(tonumber(ARGV[5]))) and 4 or 6])
local function limitsOf(sid)
  if #eras == 1 then return eras[1] end
  local at = tonumber(string.sub(sid, 1, 8) .. string.sub(sid, 10, 13), 16)
  for _, limits in ipairs(eras) do
    if not limits[8] or at < limits[8] then return limits end
  end
end
local limits = eras[#eras]
local function policy(i) return limits[i] end
${EXPIRY}`;

/** KEYS: session. For a Cluster, whose nodes have different clocks. */
export const FIND: Script = script(`${CLOCK}
return { now, redis.call('GET', KEYS[1]) }`);

/**
 * KEYS: one that only names the node, of a Cluster. ARGV: channel, message. An automatic pipeline that has only commands without a
 * key goes to any node, and all that follows to its own node waits for that.
 */
export const PUBLISH: Script = script(`redis.call('PUBLISH', ARGV[1], ARGV[2])`);

/** KEYS: sessions of one policy. ARGV: policy, then two per session: age, the page's session or ''. */
export const TOUCH: Script = script(`${ALLOW_OOM}${CLOCK}${SESSION_VALUE}${POLICY}
local function touch(key, age, page)
  local value = redis.call('GET', key)
  if not value then return { 'inactive' } end
  local session = parse(value)
  local refused = refuse(session.policy)
  if refused then return refused end
  limits = limitsOf(session.sid)
  if not live(session) or coalesces(session, age) or (page ~= '' and page ~= session.sid) then return { 'inactive' } end
  local beat = head(math.max(session.seen, now - age), now, session.rev + 1)
  redis.call('SETRANGE', key, 0, beat)
  return { 'live', beat .. string.sub(value, #beat + 1) }
end
local results = { now }
for i = 1, (#ARGV - ${POLICY_ARGS}) / 2 do results[i + 1] = touch(KEYS[i], tonumber(ARGV[2 * i + ${POLICY_ARGS - 1}]), ARGV[2 * i + ${POLICY_ARGS}]) end
return results`);

/** KEYS: session. ARGV: policy, then 1 reason, 2 acting subject or '', 3 this node, 4 shard, 5 expiry in ms. */
export const END: Script = script(`${ALLOW_OOM}${CLOCK}${SESSION_VALUE}${POLICY}${AUDIT}
local value = redis.call('GET', KEYS[1])
if not value then return { now, { 'inactive' } } end
local session = parse(value)
local refused = refuse(session.policy)
if refused then return { now, refused } end
limits = limitsOf(session.sid)
if not live(session) then return { now, { 'inactive' } } end
assertWritable(KEYS[1], ${own(4)}, session)
redis.call('SET', KEYS[1], ended(value, string.format('%.0f', now), ${own(1)}), 'PX', ${own(5)})
local detail = { reason = ${own(1)} }
if ${own(2)} ~= '' then detail.by = ${own(2)} end
audit(${own(4)}, 'end', now, session, cjson.encode(detail))
local kind = detail.reason == 'superseded' and detail.by and ' resumed ' or ' end '
redis.call('PUBLISH', '${CHANNEL}', ${own(3)} .. kind .. session.sid)
return { now, { 'live', value } }`);

/**
 * KEYS: session, due. ARGV: policy, then 1 token hash, 2 shard, 3 least time of the id, 4 rest of the id, 5 bucket of the
 * sweep, 6 time of the authentication or '', 7 rest of the session's array, 8 the audit's detail.
 */
export const CREATE: Script = script(`${CLOCK}${SESSION_VALUE}${POLICY}${AUDIT}
local refused = refuse(ARGV[1])
if refused then return { now, refused } end
local stored = redis.call('GET', KEYS[1])
if stored then
  -- After an interruption ioredis sends commands again, also those that Redis has executed.
  local session = parse(stored)
  limits = limitsOf(session.sid)
  local isThis = string.sub(session.sid, 15) == ${own(4)} and live(session)
  return { now, isThis and { 'live', stored } or { 'used' } }
end
-- Not before its era begins, of which it would be no session.
local since = #eras > 1 and eras[#eras - 1][8] or 0
local ms = string.format('%012x', math.max(now, tonumber(${own(3)}), since))
local sid = string.sub(ms, 1, 8) .. '-' .. string.sub(ms, 9) .. '-' .. ${own(4)}
local value = head(now, 0, 0) .. string.format(',%.0f,"', math.min(now, tonumber(${own(6)}) or now)) .. sid .. '",' .. ${own(7)}
local created = parse(value)
-- The user authenticated too long ago.
if not live(created) then return { now, { 'live', value } } end
assertWritable(KEYS[2], ${own(2)}, created)
redis.call('SET', KEYS[1], value, 'PX', ${LIFE_MS})
local bucket = tonumber(${own(5)})
redis.call('ZADD', KEYS[2], math.ceil((now + policy(3)) / bucket) * bucket, ${own(1)})
audit(${own(2)}, 'sign-in', now, created, ${own(8)})
return { now, { 'live', value } }`);

/** KEYS: owner. ARGV: token hash. */
export const ENLIST: Script = script(`${CLOCK}
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('PEXPIRE', KEYS[1], ${LIFE_MS})`);

/** KEYS: owner. ARGV: token hashes of missing sessions. That of an entry of the last minute may be about to be created. */
export const DELIST: Script = script(`${CLOCK}
for _, token in ipairs(ARGV) do
  local score = redis.call('ZSCORE', KEYS[1], token)
  if score and now - score > 60000 then redis.call('ZREM', KEYS[1], token) end
end`);

/** KEYS: policy, and the generation except on a Cluster. ARGV: 1 a new generation, if it is missing. */
export const READ_POLICY: Script = script(`${CLOCK}
local stored = redis.call('HMGET', KEYS[1], 'current', 'next', 'at')
local generation = not KEYS[2] and '' or redis.call('GET', KEYS[2])
if stored[1] and not generation then
  generation = ARGV[1]
  redis.call('SET', KEYS[2], generation)
end
return { now, stored[1], stored[2], stored[3], generation }`);

/**
 * KEYS: policy, and the generation except on a Cluster. ARGV: 1 shard, 2 the version, 3 the audit's session, 4 its detail, 5
 * a new generation.
 */
export const INSERT_POLICY: Script = script(`${CLOCK}${AUDIT}
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local policy = cjson.decode(ARGV[3])
assertWritable(KEYS[1], ARGV[1], policy)
redis.call('HSET', KEYS[1], 'current', ARGV[2])
if KEYS[2] then redis.call('SET', KEYS[2], ARGV[5]) end
audit(ARGV[1], 'policy', now, policy, ARGV[4])
return 1`);

/**
 * KEYS and ARGV: as INSERT_POLICY, then 6 the version in force as it was read, 7 when the new one takes effect, 8 the least
 * delay. Returns the remaining delay, -1 if the version is outdated, -2 if the delay is too short.
 */
export const CHANGE_POLICY: Script = script(`${ALLOW_OOM}${CLOCK}${AUDIT}
local stored = redis.call('HMGET', KEYS[1], 'current', 'next', 'at')
local isChanging = stored[2] and isPending(tonumber(stored[3]))
local current = stored[2] and not isChanging and stored[2] or stored[1]
if isChanging or current ~= ARGV[6] then return -1 end
if now + tonumber(ARGV[8]) > tonumber(ARGV[7]) then return -2 end
local policy = cjson.decode(ARGV[3])
assertWritable(KEYS[1], ARGV[1], policy)
redis.call('HSET', KEYS[1], 'current', current, 'next', ARGV[2], 'at', ARGV[7])
if KEYS[2] then redis.call('SET', KEYS[2], ARGV[5]) end
audit(ARGV[1], 'policy', tonumber(ARGV[7]), policy, ARGV[4])
return tonumber(ARGV[7]) - now`);

/**
 * KEYS: due, and the generation except on a Cluster. ARGV: 1 shard, 2 first, 3 count, 4 policy, or '' for all that are due.
 * A session of another policy with the same text elsewhere is returned too. The last value is how many it looked at.
 */
export const PAGE: Script = script(`${CLOCK}${WHOLE}
local tokens
if ARGV[4] == '' then tokens = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', ARGV[2], ARGV[3])
else tokens = redis.call('ZRANGE', KEYS[1], ARGV[2], ARGV[2] + ARGV[3] - 1) end
local chosen, sessions, keys = {}, {}, { KEYS[1] }
for i, token in ipairs(tokens) do keys[i + 1] = ARGV[1] .. ':session:' .. token end
-- They are many: only on a Cluster.
if not KEYS[2] then assertWhole(unpack(keys)) end
for i, token in ipairs(tokens) do
  local value = redis.call('GET', keys[i + 1])
  if ARGV[4] == '' or value and string.find(value, '"' .. ARGV[4] .. '"', 1, true) then
    table.insert(chosen, token)
    table.insert(sessions, value)
  end
end
return { now, KEYS[2] and redis.call('GET', KEYS[2]) or '', chosen, sessions, #tokens }`);

/** KEYS: due. ARGV: 1 shard, then four per session: token hash, next sweep or '', end or '', reason. Returns new ends. */
export const SWEEP: Script = script(`${ALLOW_OOM}${CLOCK}${SESSION_VALUE}${AUDIT}
local recorded, values, sessions, keys = {}, {}, {}, { KEYS[1], ARGV[1] .. ':audits' }
for i = 2, #ARGV, 4 do
  local key = ARGV[1] .. ':session:' .. ARGV[i]
  table.insert(keys, key)
  values[i] = redis.call('GET', key)
  if values[i] then
    sessions[i] = parse(values[i])
    table.insert(keys, auditKey(ARGV[1], sessions[i]))
  end
end
assertWhole(unpack(keys))
for i = 2, #ARGV, 4 do
  local token, due, at, reason = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local key = ARGV[1] .. ':session:' .. token
  local session = sessions[i]
  if due == '' or not session then
    redis.call('DEL', key)
    redis.call('ZREM', KEYS[1], token)
  else
    redis.call('ZADD', KEYS[1], due, token)
    if at ~= '' and not session.ended then
      redis.call('SET', key, ended(values[i], at, reason), 'KEEPTTL')
      audit(ARGV[1], 'end', tonumber(at), session, cjson.encode({ reason = reason }))
      table.insert(recorded, token)
    end
  end
end
return recorded`);

/**
 * KEYS: audits. ARGV: 1 how long lines are kept, in ms, 2 limit. Returns how many lines it deleted, and 1 if more may be
 * due.
 */
export const TRIM_AUDIT: Script = script(`${ALLOW_OOM}${CLOCK}${WHOLE}
local oldest = now - tonumber(ARGV[1])
local limit = tonumber(ARGV[2])
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. string.format('%.0f', oldest), 'LIMIT', 0, limit)
local deleted = 0
for i, key in ipairs(due) do
  if deleted >= limit then return { deleted, 1 } end
  assertWhole(KEYS[1], key)
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

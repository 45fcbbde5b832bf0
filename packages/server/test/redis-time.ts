import { randomUUID } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { GENERATION_KEY, SHARDS } from '../src/store/redis/keys.ts';
import { SESSION_VALUE } from '../src/store/redis/session-value.ts';
import type { StoreUnderTest } from '../src/testing/stage.ts';

const MOVE = `
${SESSION_VALUE}
local ms = tonumber(ARGV[1])
for _, token in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  redis.call('ZINCRBY', KEYS[1], -ms, token)
  local key = ARGV[2] .. ':session:' .. token
  local value = redis.call('GET', key)
  if value then
    local session = parse(value)
    local rest = string.gsub(string.match(value, '".*'), ',(%d+),("[%a-]+"%])$', function(ended, reason)
      return string.format(',%.0f,', ended - ms) .. reason
    end)
    value = head(session.seen - ms, session.touched - ms, session.rev) .. string.format(',%.0f,', session.created - ms) .. rest
    redis.call('SET', key, value, 'KEEPTTL')
  end
end
local audits = ARGV[2] .. ':audits'
for _, key in ipairs(redis.call('ZRANGE', audits, 0, -1)) do
  local lines = redis.call('XRANGE', key, '-', '+')
  redis.call('DEL', key)
  redis.call('ZINCRBY', audits, -ms, key)
  for _, line in ipairs(lines) do
    local time, rest = string.match(line[1], '^(%d+)(.*)$')
    redis.call('XADD', key, string.format('%.0f', time - ms * 1000) .. rest, unpack(line[2]))
  end
end
for _, key in ipairs(KEYS) do
  if string.find(key, ':policy:', 1, true) then
    for _, name in ipairs({ 'current', 'next' }) do
      local policy = redis.call('HGET', key, name)
      if policy then
        for _, at in ipairs({ 'seenWatermark', 'createdWatermark', 'graceUntil', 'updatedAt' }) do
          policy = string.gsub(policy, '("' .. at .. '":)(-?%d+)', function(name, value)
            return name .. string.format('%.0f', value - ms)
          end)
        end
        redis.call('HSET', key, name, policy)
      end
    end
    local at = redis.call('HGET', key, 'at')
    if at then redis.call('HSET', key, 'at', string.format('%.0f', at - ms)) end
  end
end`;

/** Advances time in Redis by moving all stored times back. */
export function redisTime(
  redis: Redis | Cluster,
  policyKeys: readonly string[],
): Pick<StoreUnderTest, 'advance' | 'clear'> {
  return {
    async advance(ms) {
      const shards = Array.from({ length: SHARDS }, (_, shard) => `curfew:{${shard}}`);
      await Promise.all(
        shards.map((prefix) => {
          const keys = [`${prefix}:due`, ...policyKeys.filter((key) => key.startsWith(`${prefix}:`))];
          return redis.eval(MOVE, keys.length, ...keys, ms, prefix);
        }),
      );
      // The nodes' copies of policies have not moved.
      if (!redis.isCluster) await redis.set(GENERATION_KEY, randomUUID());
    },
    async clear() {
      const nodes = 'nodes' in redis ? redis.nodes('master') : [redis];
      await Promise.all(nodes.map((node) => node.flushall()));
    },
  };
}

import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { redisAdvice } from './redis-advice.ts';

/** A Redis with these settings. With `null`, CONFIG fails. */
function redisWith(settings: Readonly<Record<string, string>> | null): Redis {
  const call = async (_config: string, _get: string, name: string) => {
    if (!settings) throw new Error('ERR unknown command');
    return [name, settings[name]];
  };
  return { call } as unknown as Redis;
}

const DURABLE = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' };

it.each([
  [DURABLE, []],
  [{ ...DURABLE, appendfsync: 'everysec' }, [/^Redis has appendfsync everysec: .*last second/]],
  [{ ...DURABLE, appendonly: 'no' }, [/^Redis has appendonly no: /]],
  [{ ...DURABLE, 'maxmemory-policy': 'allkeys-lru' }, [/^Redis has maxmemory-policy allkeys-lru: /]],
  [null, []],
])('returns a sentence for each setting that can lose data: %j', async (settings, expected) => {
  const advice = await redisAdvice(redisWith(settings));
  expect(advice).toHaveLength(expected.length);
  for (const [index, sentence] of expected.entries()) expect(advice[index]).toMatch(sentence);
});

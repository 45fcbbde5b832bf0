import { expect, it } from 'vitest';
import type { RedisCalls } from './client.ts';
import { dueKey, SHARDS } from './keys.ts';
import type { Owners } from './owners.ts';
import type { Policies } from './policies.ts';
import type { Sessions } from './sessions.ts';
import { sweep } from './sweep.ts';

const HANGS = new Error('hangs');

/** Nothing is due. The first shards are on a master that does not respond. */
function begin(isCluster: boolean) {
  const looked: string[] = [];
  const run: RedisCalls['run'] = async (_, [key = '']) => {
    looked.push(key);
    if (looked.length <= 20) throw HANGS;
    return [0, '', [], [], 0];
  };
  const complete: Sessions['complete'] = async (read) => ({ reading: await read(), found: [] });
  const pages = {
    calls: { run } as RedisCalls,
    sessions: { complete } as Sessions,
    policies: { keys: [] as readonly string[] } as Policies,
    isCluster,
  };
  return { looked, swept: sweep(pages, {} as Owners, 5_000, () => {}) };
}

it('goes on with the other masters of a Cluster if one hangs, and reports that once', async () => {
  const { looked, swept } = begin(true);
  await expect(swept).rejects.toBe(HANGS);
  expect(looked).toEqual(Array.from({ length: SHARDS }, (_, shard) => dueKey(shard)));
});

it('stops if a Redis that is alone hangs', async () => {
  const { looked, swept } = begin(false);
  await expect(swept).rejects.toBe(HANGS);
  expect(looked).toEqual([dueKey(0)]);
});

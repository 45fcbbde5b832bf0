import { expect, it, vi } from 'vitest';
import type { RedisCalls, RedisClient } from './client.ts';
import type { Policies } from './policies.ts';
import { touchTogether } from './touches.ts';

it('in a Cluster waits for no session of another node', async () => {
  const evalsha = (_sha: string, _keys: number, key: string) =>
    key === 'on a node that hangs' ? new Promise(() => {}) : Promise.resolve([7, ['inactive']]);
  const call = ((command) => command({ evalsha } as unknown as RedisClient)) as RedisCalls['call'];
  const policies = { keys: [], clockAt: () => 0 } as unknown as Policies;
  const send = touchTogether({ call } as RedisCalls, policies, true);
  const touch = (key: string) => send({ key, ageMs: 0, sid: '', policyId: 'p', copy: null, until: 0 });
  const answered = vi.fn();
  void touch('on a node that hangs').then(answered);
  // Together with it, and after it.
  void touch('first').then(answered);
  await new Promise(setImmediate);
  void touch('second').then(answered);
  const answer = [7, ['inactive']];
  await expect.poll(() => answered.mock.calls).toEqual([[answer], [answer]]);
});

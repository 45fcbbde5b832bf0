import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../../errors.ts';
import type { Policies } from './policies.ts';
import { TOUCH } from './scripts.ts';
import { createSessions } from './sessions.ts';

/** A Redis that refuses the lease of a policy so many times, and then says that the session is over. */
function refusing(times: number, timeoutMs: number) {
  let asked = 0;
  const run = async () => [++asked > times ? 'dead' : 'lease'];
  const policies = { copy: async () => null, expire() {} } as unknown as Policies;
  const sessions = createSessions({ run, call: () => Promise.reject(new Error('unused')) }, policies, timeoutMs);
  const touch = () => sessions.act(TOUCH, [], [], { tokenHash: 'a', policyId: 'p' });
  return { touch, asked: () => asked };
}

it('asks again for as long as a command may take, if Redis is slower than the lease of a policy', async () => {
  const { touch, asked } = refusing(8, 60_000);
  expect(await touch()).toBeNull();
  expect(asked()).toBe(9);
});

it('is unavailable if the lease is refused for longer than that', async () => {
  const { touch, asked } = refusing(Number.POSITIVE_INFINITY, 150);
  await expect(touch()).rejects.toThrow(StoreUnavailableError);
  expect(asked()).toBeLessThan(20);
});

import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../../errors.ts';
import type { Policies, PolicyCopy } from './policies.ts';
import { END } from './scripts.ts';
import { createSessions } from './sessions.ts';

/** A Redis that rejects the copy of a policy this many times, and then reports the session as ended. */
function refusing(times: number, timeoutMs: number, copy: Partial<PolicyCopy> | null = { args: [] }) {
  let asked = 0;
  const run = async () => [0, [++asked > times ? 'inactive' : 'invalid']];
  const policies = {
    copy: async () => copy,
    reject() {},
    observe() {},
    clockAt: () => 0,
    keys: [],
  } as unknown as Policies;
  const unused = () => Promise.reject(new Error('unused'));
  const sessions = createSessions({ run, read: unused, call: unused }, policies, { isCluster: false, timeoutMs });
  const touch = () => sessions.act(END, [], [], { tokenHash: 'a', policyId: 'p' });
  return { touch, asked: () => asked };
}

it('retries within the command timeout if Redis is slower than the lease of a policy', async () => {
  const { touch, asked } = refusing(8, 60_000);
  expect(await touch()).toBeNull();
  expect(asked()).toBe(9);
});

it('rejects if the lease is rejected for longer than the command timeout', async () => {
  const { touch, asked } = refusing(Number.POSITIVE_INFINITY, 150);
  await expect(touch()).rejects.toThrow(StoreUnavailableError);
  expect(asked()).toBeLessThan(20);
});

it('does nothing, and does not retry, if Redis does not have the policy', async () => {
  const { touch, asked } = refusing(Number.POSITIVE_INFINITY, 60_000, null);
  expect(await touch()).toBeNull();
  expect(asked()).toBe(1);
});

import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../../errors.ts';
import { POLICY } from '../../testing/stage.ts';
import { createPolicies } from './policies.ts';
import { CHANGE_POLICY, READ_POLICY, type Script } from './scripts.ts';

/** A Redis whose policies have this generation. */
function stored(isCluster: boolean) {
  const redis = { generation: 'first', reads: 0 };
  const run = async (script: Script) => {
    if (script !== READ_POLICY) throw new Error('unused');
    redis.reads += 1;
    return [1_000, JSON.stringify({ id: 'p', version: 1, ...POLICY }), null, null, isCluster ? '' : redis.generation];
  };
  const unused = () => Promise.reject(new Error('unused'));
  const times = { isCluster, changeMs: 30 };
  return { redis, policies: createPolicies({ run, read: unused, call: unused }, times) };
}

it('reads a policy of one Redis again only when the generation has changed', async () => {
  const { redis, policies } = stored(false);
  expect(policies.valid('p', { now: 1_000, generation: 'first' })).toBeNull();
  await policies.copy('p');
  await new Promise((done) => setTimeout(done, 60));
  await policies.copy('p');
  expect(redis.reads).toBe(1);
  expect(policies.valid('p', { now: 1_000, generation: 'first' })).not.toBeNull();
  for (const generation of ['second', null]) expect(policies.valid('p', { now: 1_000, generation })).toBeNull();
});

it('reads a policy of a Cluster again when its lease has expired', async () => {
  const { redis, policies } = stored(true);
  await policies.copy('p');
  expect(policies.valid('p', { now: 1_024, generation: '' })).not.toBeNull();
  expect(policies.valid('p', { now: 1_025, generation: '' })).toBeNull();
  await new Promise((done) => setTimeout(done, 60));
  expect(policies.valid('p', { now: 1_000, generation: '' })).toBeNull();
  await policies.copy('p');
  expect(redis.reads).toBe(2);
});

it('does not keep the policies of all tenants for ever', async () => {
  const { redis, policies } = stored(false);
  for (let n = 0; n <= 10_000; n++) await policies.copy(`tenant ${n}`);
  await policies.copy('tenant 0');
  expect(redis.reads).toBe(10_002);
});

it.each([false, true])(
  'saves a policy if Redis executes the change late, and gives up if too late; Cluster: %s',
  async (isCluster) => {
    let lateMs = 150;
    let changes = 0;
    const now = 1_000;
    const policy = {
      id: 'p',
      version: 1,
      ...POLICY,
      seenWatermark: 0,
      createdWatermark: 0,
      graceIdleMs: 0,
      graceUntil: 0,
    };
    const run = async (script: Script, _: readonly string[], args: readonly (string | number)[] = []) => {
      if (script === READ_POLICY) return [now, JSON.stringify(policy), null, null, ''];
      if (script !== CHANGE_POLICY) throw new Error('unused');
      changes += 1;
      const [at, leastMs] = args.slice(-2).map(Number) as [number, number];
      return now + lateMs + leastMs > at ? -2 : at - now - lateMs;
    };
    const unused = () => Promise.reject(new Error('unused'));
    const policies = createPolicies({ run, read: unused, call: unused }, { isCluster, changeMs: 30 });
    const change = () => policies.change({ id: 'p', durations: POLICY, ifVersion: 1, by: null });
    expect(await change()).toMatchObject({ version: 2 });
    [lateMs, changes] = [60_000, 0];
    await expect(change()).rejects.toThrow(StoreUnavailableError);
    expect(changes).toBeLessThan(15);
  },
);

import { expect, it } from 'vitest';
import { POLICY } from '../../testing/stage.ts';
import { createPolicies } from './policies.ts';
import { READ_POLICY, type Script } from './scripts.ts';

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

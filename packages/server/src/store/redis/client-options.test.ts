import { Cluster, Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { redisStore } from './store.ts';

it('refuses a change of policy that takes longer than five seconds', () => {
  const redis = new Redis({ enableAutoPipelining: false, lazyConnect: true });
  expect(() => redisStore(redis, { policyChangeMs: 5_001 })).toThrow(RangeError);
  expect(() => redisStore(redis, { policyChangeMs: 5_000 })).not.toThrow();
});

it.each([{ keyPrefix: 'app:' }, { stringNumbers: true }])('refuses a client with %o', (options) => {
  const redis = new Redis({ ...options, lazyConnect: true });
  const cluster = new Cluster([{ port: 1 }], { redisOptions: options, lazyConnect: true });
  const [name] = Object.keys(options);
  for (const client of [redis, cluster]) expect(() => redisStore(client)).toThrow(`a client without ${name}`);
});

it('refuses a Cluster with a number of its database', () => {
  const open = (db: number) => () =>
    redisStore(new Cluster([{ port: 1 }], { redisOptions: { db, maxRetriesPerRequest: 0 }, lazyConnect: true }));
  expect(open(1)).toThrow('redisStore needs a Cluster without db');
  expect(open(0)).not.toThrow();
});

it.each(['slave', 'all'] as const)('refuses a Cluster that reads from replicas: %s', (scaleReads) => {
  const open = () => redisStore(new Cluster([{ port: 1 }], { scaleReads, lazyConnect: true }));
  expect(open).toThrow('redisStore needs a Cluster with scaleReads: master');
});

it('refuses a client that asks Sentinel, and would stay with the old master after a failover', () => {
  const sentinels = [{ host: '127.0.0.1', port: 1 }];
  const open = (options: object) => () =>
    redisStore(new Redis({ sentinels, name: 'm', ...options, lazyConnect: true }));
  expect(open({})).toThrow('redisStore needs failoverDetector: true');
  expect(open({ failoverDetector: true })).not.toThrow();
});

it.each([
  [{ autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 1 }, true],
  [{ autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0 }, false],
  [{ autoResendUnfulfilledCommands: false, enableAutoPipelining: false, maxRetriesPerRequest: 1 }, false],
  [{ maxRetriesPerRequest: 1 }, false],
])('refuses a client that would not recover: with %o, %s', (options, isRefused) => {
  const open = () => redisStore(new Redis({ enableAutoPipelining: true, ...options, lazyConnect: true }));
  if (isRefused) expect(open).toThrow('redisStore needs maxRetriesPerRequest: 0');
  else expect(open).not.toThrow();
});

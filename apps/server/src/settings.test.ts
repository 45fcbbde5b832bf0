import { expect, it } from 'vitest';
import { noticesOf, readSettings } from './settings.ts';

it('returns the defaults if no variable is set', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 8787,
    origins: [],
    proxies: 0,
    store: { kind: 'pglite', directory: '.data' },
    metrics: null,
    policy: { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 },
    policyVariables: [],
    limits: { minMs: 60_000, maxMs: 604_800_000 },
    drain: { delayMs: 0, limitMs: 10_000 },
    logLevel: 'warn',
  });
});

it('parses durations and adapts the defaults to them', () => {
  const { policy, limits, store, port } = readSettings({
    PORT: '0',
    CURFEW_DATA_DIR: 'memory',
    CURFEW_IDLE: '4s',
    CURFEW_MAX: 'PT1M',
    CURFEW_MIN_DURATION: '1s',
  });
  expect(policy).toEqual({ idleMs: 4_000, maxMs: 60_000, warnMs: 2_000 });
  expect(limits.minMs).toBe(1_000);
  expect([port, store]).toEqual([0, { kind: 'memory' }]);
  expect(readSettings({ CURFEW_IDLE: '2d' }).policy.maxMs).toBe(172_800_000);
});

it.each([
  [{ PORT: '80a' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ CURFEW_IDLE: 'soon' }, 'CURFEW_IDLE'],
  [{ CURFEW_IDLE: '30s' }, 'CURFEW_IDLE'],
  [{ CURFEW_IDLE: '2h', CURFEW_MAX: '1h' }, 'CURFEW_IDLE'],
  [{ CURFEW_MAX: '8d' }, 'CURFEW_MAX'],
  [{ CURFEW_WARN: '15m' }, 'CURFEW_WARN'],
  [{ CURFEW_MIN_DURATION: '0s' }, 'CURFEW_MIN_DURATION'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ DATABASE_URL: 'localhost/x' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://localhost/x', DATABASE_POOL: '1' }, 'DATABASE_POOL'],
  [{ REDIS_URL: 'redis' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://a:1,http://b:2' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://a:1/2,redis://b:2/2' }, 'REDIS_URL names a database'],
  [{ DATABASE_URL: 'postgres://localhost/x', REDIS_URL: 'redis://localhost' }, 'DATABASE_URL'],
  [{ REDIS_URL: 'redis://localhost', CURFEW_DATA_DIR: 'here' }, 'REDIS_URL'],
  [{ METRICS_PORT: '-1' }, 'METRICS_PORT'],
  [{ CURFEW_ORIGIN: 'https://app.example.com/' }, 'CURFEW_ORIGIN'],
  [{ CURFEW_PROXIES: 'one' }, 'CURFEW_PROXIES'],
  [{ CURFEW_DRAIN_DELAY: 'a while' }, 'CURFEW_DRAIN_DELAY'],
  [{ CURFEW_DRAIN_LIMIT: '-5s' }, 'CURFEW_DRAIN_LIMIT'],
])('throws one sentence that names the variable if it is invalid: %j', (env, name) => {
  expect(() => readSettings(env)).toThrow(new RegExp(`^${name} [^\n]*\\.$`));
});

it('throws no error that contains the password of a URL', () => {
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    expect(() => readSettings({ [name]: 'http://ann:hunter2@db/x' })).toThrow(/^(?!.*hunter2)/);
  }
});

it('reads the settings of PostgreSQL and of a Redis Cluster', () => {
  const postgres = 'postgres://curfew@db/curfew';
  expect(readSettings({ DATABASE_URL: postgres, DATABASE_POOL: '20' }).store).toEqual({
    kind: 'postgres',
    url: postgres,
    connections: 20,
  });
  expect(readSettings({ REDIS_URL: 'redis://a:1, redis://b:2' }).store).toEqual({
    kind: 'redis',
    urls: ['redis://a:1', 'redis://b:2'],
  });
});

it('names each variable of the policy that has no effect, because the store has another policy', () => {
  const stored = { idleMs: 600_000, maxMs: 43_200_000, warnMs: 120_000 };
  const notices = (env: Record<string, string>) => noticesOf(readSettings(env), stored);
  expect(notices({ CURFEW_IDLE: '10m', CURFEW_WARN: '2m' })).toEqual([]);
  expect(notices({})).toEqual([]);
  expect(notices({ CURFEW_IDLE: '1m', CURFEW_WARN: '40s' })).toEqual([
    'CURFEW_IDLE has no effect, because the stored policy has 10m: change it in Session Configuration.',
    'CURFEW_WARN has no effect, because the stored policy has 2m: change it in Session Configuration.',
  ]);
  expect(noticesOf(readSettings({ CURFEW_IDLE: '1m', CURFEW_WARN: '40s' }))).toEqual([]);
});

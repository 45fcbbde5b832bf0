import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

it('has defaults that serve', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 8787,
    dataDirectory: '.data',
    policy: { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 },
    limits: { minMs: 60_000, maxMs: 604_800_000 },
    logLevel: 'warn',
  });
});

it('takes durations as people write them, and fits the defaults to them', () => {
  const { policy, limits, dataDirectory, port } = readSettings({
    PORT: '0',
    CURFEW_DATA_DIR: 'memory',
    CURFEW_IDLE: '4s',
    CURFEW_MAX: 'PT1M',
    CURFEW_MIN_DURATION: '1s',
  });
  expect(policy).toEqual({ idleMs: 4_000, maxMs: 60_000, warnMs: 2_000 });
  expect(limits.minMs).toBe(1_000);
  expect([port, dataDirectory]).toEqual([0, null]);
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
  [{ DATABASE_URL: 'postgres://localhost/x' }, 'DATABASE_URL'],
  [{ REDIS_URL: 'redis://localhost' }, 'REDIS_URL'],
])('refuses %j in one sentence that names the variable', (env, name) => {
  expect(() => readSettings(env)).toThrow(new RegExp(`^${name} .*\\.$|^${name} is .*$`));
});

import { expect, it } from 'vitest';
import { type PolicyOptions, readPolicy, refuseUnknown } from './policy-options.ts';

it('reads the durations of a policy', () => {
  const policy = readPolicy({ idle: '15m', max: { hours: 12 }, warn: 60_000 });
  expect(policy).toEqual({ version: 0, idleMs: 900_000, maxMs: 43_200_000, warnMs: 60_000 });
});

it.each([
  ['15m', 120_000],
  ['4m', 120_000],
  ['3m', 90_000],
  [999, 499],
])('warns before %s of idleness by default at %d ms', (idle, warnMs) => {
  expect(readPolicy({ idle, max: '12h' }).warnMs).toBe(warnMs);
});

it('accepts a policy at its boundaries', () => {
  expect(readPolicy({ idle: '7d', max: '7d', warn: 604_799_999 })).toMatchObject({ idleMs: 604_800_000 });
  expect(readPolicy({ idle: 1, max: 1, warn: 0 })).toMatchObject({ idleMs: 1, maxMs: 1, warnMs: 0 });
});

it.each<[PolicyOptions]>([
  [{ idle: '15m', max: '12h', warn: '15m' }],
  [{ idle: '2h', max: '1h' }],
  [{ idle: '15m', max: 604_800_001 }],
])('throws if the durations of %j contradict each other', (options) => {
  expect(() => readPolicy(options)).toThrow(new RangeError('policy needs warn < idle <= max <= 7 days.'));
});

it('names an unknown option', () => {
  const options = { idle: '15m', max: '12h', warning: '2m' };
  expect(() => readPolicy(options)).toThrow(new TypeError('policy has no option "warning": check its spelling.'));
  expect(() => refuseUnknown('createSession', { polcy: {} })).toThrow('createSession has no option "polcy"');
  expect(() => refuseUnknown('createSession', {})).not.toThrow();
});

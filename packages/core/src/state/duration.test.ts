import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DurationInput, formatDuration, parseDuration } from './duration.ts';

describe('parseDuration', () => {
  it.each([
    [900_000, 900_000],
    [0, 0],
    ['15m', 900_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['7d', 604_800_000],
    ['90s', 90_000],
    ['500ms', 500],
    ['1m500ms', 60_500],
    ['PT15M', 900_000],
    ['P7D', 604_800_000],
    ['P1DT2H3M4S', 93_784_000],
    ['P10DT11H12M13S', 904_333_000],
    ['PT1H4S', 3_604_000],
    [{ minutes: 15 }, 900_000],
    [{ days: 1, hours: 2, seconds: 3 }, 93_603_000],
  ])('converts %j to %i ms', (input, ms) => {
    expect(parseDuration(input)).toBe(ms);
  });

  it.each([
    '',
    ' ',
    'm',
    '15',
    '15 minutes',
    '-5m',
    '1.5h',
    'P',
    'PT',
    'P1Y',
    'P1W',
    'P1M',
    'P1DT',
    '30m1h',
    'in PT15M',
    -1,
    1.5,
    Number.NaN,
    Infinity,
    { minutes: -1 },
    { hours: 1, minutes: -5 },
    { minutes: 1.5 },
    { minutes: Number.NaN },
    {},
    { minute: 15 },
    { minutes: 15, hour: 1 },
    '99999999999999d',
  ])('throws an error that names the accepted forms if given %j', (input) => {
    expect(() => parseDuration(input as DurationInput)).toThrow(/is not a duration\. Use 900000, "15m"/);
  });

  it('names what it was given', () => {
    expect(() => parseDuration(Number.NaN)).toThrow(/^NaN is not a duration/);
    expect(() => parseDuration('soon')).toThrow(/^"soon" is not a duration/);
    expect(() => parseDuration({ minutes: -1 })).toThrow(/^{"minutes":-1} is not a duration/);
  });

  it('throws if a JavaScript caller passes null or undefined', () => {
    expect(() => parseDuration(null as never)).toThrow(TypeError);
    expect(() => parseDuration(undefined as never)).toThrow(TypeError);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [900_000, '15m'],
    [5_400_000, '1h30m'],
    [604_800_000, '7d'],
    [61_500, '1m1s500ms'],
  ])('formats %i as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('returns text that parseDuration reads back unchanged', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (ms) => parseDuration(formatDuration(ms)) === ms));
  });

  it('throws if the duration is negative', () => {
    expect(() => formatDuration(-1)).toThrow(TypeError);
  });
});

import { describe, expect, test } from 'vitest';
import { dateText, digitsText, durationText, pluralText } from './intl.ts';

const HOUR = 3_600_000;

describe('durationText', () => {
  test.each([
    [900_000, '15 minutes'],
    [60_000, '1 minute'],
    [173 * HOUR, '7 days, 5 hours'],
    [100_000, '1 minute, 40 seconds'],
    [0, '0 seconds'],
    [1_500, '1.5 seconds'],
  ])('words %i ms as "%s"', (ms, text) => {
    expect(durationText(ms, 'en')).toBe(text);
  });

  test.each([
    ['de', '2 Stunden, 1 Minute'],
    ['ja', '2 時間 1 分'],
    ['ar', 'ساعتان ودقيقة'],
  ])('words two units if the locale is %s', (locale, text) => {
    expect(durationText(2 * HOUR + 60_000, locale)).toBe(text);
  });

  test('abbreviates the units if the style is short', () => {
    expect(durationText(60_000, 'en', 'short')).toBe('1 min');
  });
});

describe('digitsText', () => {
  test.each([
    [107_300, '1:48'],
    [60_000, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(digitsText(ms, 'en')).toBe(text);
  });
});

test('dateText returns an empty text if its input is not a date', () => {
  expect(dateText('yesterday', 'en')).toBe('');
  expect(dateText('2026-11-24T12:00:00Z', 'en-GB')).toContain('24 Nov 2026');
});

test('pluralText returns the form that the locale uses for the count', () => {
  expect(pluralText(1, 'en', { one: 'session', other: 'sessions' })).toBe('session');
  expect(pluralText(0, 'en', { one: 'session', other: 'sessions' })).toBe('sessions');
  expect(pluralText(2, 'ar', { two: 'جلستان', other: 'جلسات' })).toBe('جلستان');
});

import { expect, it } from 'vitest';
import { ticksOf, timeOf } from './ticks.ts';
import { DAY, HOUR, MINUTE } from './timeline.ts';

const texts = (rangeMs: number, originMs: number, most: number, locale = 'en-GB') =>
  ticksOf({ leadMs: 0, rangeMs }, originMs, most, locale).map(({ text }) => text);

it('marks round times, as many as have room', () => {
  expect(texts(30 * MINUTE, 3 * HOUR - 4 * MINUTE, 7)).toEqual(['12:00', '12:05', '12:10', '12:15', '12:20', '12:25']);
  expect(texts(30 * MINUTE, 3 * HOUR - 4 * MINUTE, 4)).toEqual(['12:00', '12:10', '12:20']);
  expect(texts(DAY, 0, 5)).toEqual(['12:00', '18:00', '00:00', '06:00']);
});

it('names the days of a line that is longer than a day', () => {
  expect(texts(8 * DAY, 0, 9)).toEqual(['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue']);
  expect(texts(2 * DAY, 0, 5)).toEqual(['12:00', 'Tue', '12:00', 'Wed']);
});

it('returns marks in ms after the origin of the line', () => {
  const [first] = ticksOf({ leadMs: 6 * MINUTE, rangeMs: 30 * MINUTE }, 3 * HOUR, 7, 'en-GB');
  expect(first).toEqual({ ms: -5 * MINUTE, text: '11:55' });
});

it('has at least two marks on every line that has room for two', () => {
  for (const minutes of [2, 5, 10, 20, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 5_760, 11_520])
    expect(texts(minutes * MINUTE, 0, 3).length, String(minutes)).toBeGreaterThanOrEqual(2);
});

it('words times in the locale, with the day if it is another one', () => {
  expect(timeOf(15 * MINUTE, 'en-US').replace(/\s/, ' ')).toBe('9:15 AM');
  expect(timeOf(12 * HOUR, 'en-GB')).toBe('21:00');
  expect(timeOf(24 * HOUR, 'en-GB')).toBe('Tue 09:00');
  expect(timeOf(0, 'en-GB', true)).toBe('Mon 09:00');
  expect(timeOf(40_000, 'en-GB')).toBe('09:00:40');
  expect(timeOf(3 * HOUR, 'ar-EG')).toMatch(/١٢/);
});

import { durationText } from '@curfew/dom';
import { describe, expect, test } from 'vitest';
import { catalogues } from '../../test/catalogues.ts';
import { parseDuration } from './parse-duration.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ['90', 90 * MINUTE],
  ['0', 0],
  [' 15 ', 15 * MINUTE],
  ['1h 30m', 90 * MINUTE],
  ['1h30m', 90 * MINUTE],
  ['1h30', 90 * MINUTE],
  ['1 hour, 30 minutes', 90 * MINUTE],
  ['1 hour and 30 min', 90 * MINUTE],
  ['30 mins 1 hr', 90 * MINUTE],
  ['1:30', 90 * MINUTE],
  ['0:05', 5 * MINUTE],
  ['2 d', 2 * DAY],
  ['2D 3H', 2 * DAY + 3 * HOUR],
  ['1.5h', 90 * MINUTE],
  ['1,5 h', 90 * MINUTE],
  ['1.1 h', 66 * MINUTE],
  ['100s', 100 * SECOND],
  ['20 sec.', 20 * SECOND],
  ['PT15M', 15 * MINUTE],
  ['pt1h30m', 90 * MINUTE],
  ['P2DT3H', 2 * DAY + 3 * HOUR],
  ['P7D', 7 * DAY],
  ['PT0.5H', 30 * MINUTE],
])('reads "%s"', (text, ms) => {
  expect(parseDuration(text, 'en')).toBe(ms);
});

test.each([
  '',
  ' ',
  'soon',
  'h',
  '-5',
  '1h 2h',
  '1h 30 40',
  '5 6',
  '1:75',
  '1,000 min',
  '0.001s',
  '0.333 s',
  '2 months',
  'P',
  'PT',
  'P1M',
  'PT1D',
  '1e3',
  '5 m!',
  'and',
])('returns null for "%s"', (text) => {
  expect(parseDuration(text, 'en')).toBeNull();
});

test.each([
  ['de', '1 Std. 30 Min.', 90 * MINUTE],
  ['de', '2 Tage und 3 Stunden', 2 * DAY + 3 * HOUR],
  ['de', '1,5 Stunden', 90 * MINUTE],
  ['fr', '2 j et 3 h', 2 * DAY + 3 * HOUR],
  ['es', '1 día y 2 horas', DAY + 2 * HOUR],
  ['ja', '１時間３０分', 90 * MINUTE],
  ['ja', '９０', 90 * MINUTE],
  ['ja', '１：３０', 90 * MINUTE],
  ['ar', '٩٠', 90 * MINUTE],
  ['fa', '۹۰', 90 * MINUTE],
  ['ar', 'ساعة', HOUR],
  ['ar', 'ساعتان ودقيقة', 2 * HOUR + MINUTE],
  ['ar', '٣ ساعات و١٥ دقيقة', 3 * HOUR + 15 * MINUTE],
  ['ar', '١٫٥ ساعة', 90 * MINUTE],
  ['ar', '1h 30m', 90 * MINUTE],
  // Its "d" is short for minutes.
  ['tr', '5 d', 5 * MINUTE],
  ['tr', 'P5D', 5 * DAY],
])('reads in %s "%s"', (locale, text, ms) => {
  expect(parseDuration(text, locale)).toBe(ms);
});

describe.each([...Object.keys(catalogues), 'pl', 'ru', 'zh', 'ko', 'ar-EG', 'fa'])('%s', (locale) => {
  test.each(['long', 'short'] as const)('reads what durationText returns (%s)', (style) => {
    for (const ms of [
      20 * SECOND,
      MINUTE,
      2 * MINUTE,
      5 * MINUTE,
      HOUR,
      2 * HOUR + MINUTE,
      11 * HOUR,
      7 * DAY,
      90 * MINUTE,
    ]) {
      const text = durationText(ms, locale, style);
      expect(parseDuration(text, locale), text).toBe(ms);
    }
  });
});

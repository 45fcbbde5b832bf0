import { expect, it } from 'vitest';
import { formatAgo, formatLeft } from './time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it.each([
  // The clocks of server and browser may differ.
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [MINUTE, '1 minute ago'],
  [59.9 * MINUTE, '59 minutes ago'],
  [HOUR, '1 hour ago'],
  [23.9 * HOUR, '23 hours ago'],
  [24 * HOUR, '1 day ago'],
  [6.5 * 24 * HOUR, '6 days ago'],
])('words an age of %i ms as "%s"', (ms, words) => {
  expect(formatAgo(1_800_000_000_000 - ms, 1_800_000_000_000)).toBe(words);
});

it.each([
  [0, '0 s'],
  [45_000, '45 s'],
  [90_000, '1 min'],
  [14 * MINUTE - 20, '14 min'],
  [3 * HOUR + 20 * MINUTE, '3 h 20 min'],
  [6 * 24 * HOUR + 3.5 * HOUR, '6 d 3 h'],
])('words %i ms that are left as "%s"', (ms, words) => {
  expect(formatLeft(ms)).toBe(words);
});

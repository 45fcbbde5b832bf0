import { expect, it } from 'vitest';
import { equalFields } from './equal.ts';

it.each([
  [{ a: 1, b: [] }, { a: 1, b: [] }, true],
  [{ a: 1, b: { c: null } }, { a: 1, b: { c: null } }, true],
  [{ a: 1, b: [] }, { a: 2, b: [] }, false],
  [{ a: 1, b: { c: 1 } }, { a: 1, b: { c: 2 } }, false],
  [{ a: 1, b: null }, { a: 1, b: {} }, false],
])('compares the fields of %j and %j and returns %s', (a, b, same) => {
  expect(equalFields<object>(a, b)).toBe(same);
});

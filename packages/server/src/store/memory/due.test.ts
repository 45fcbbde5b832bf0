import { expect, it } from 'vitest';
import { createDueTokens } from './due.ts';

it('returns each due token once, and at most as many as asked for', () => {
  const due = createDueTokens();
  for (const at of [20, 10, 30]) for (let n = 0; n < 3; n++) due.add(at, `${at}-${n}`);
  expect(due.take(9, 10)).toEqual([]);
  const taken = [due.take(20, 0), due.take(20, 3), due.take(20, 2), due.take(20, 10), due.take(20, 10)];
  expect(taken.map((tokens) => tokens.length)).toEqual([0, 3, 2, 1, 0]);
  expect(taken.flat().sort()).toEqual(['10-0', '10-1', '10-2', '20-0', '20-1', '20-2']);
  expect(due.take(30, 10)).toHaveLength(3);
});

it('returns a token again that is added at a time that has come', () => {
  const due = createDueTokens();
  due.add(10, 'a');
  expect(due.take(10, 5)).toEqual(['a']);
  due.add(10, 'a');
  expect(due.take(10, 5)).toEqual(['a']);
});

import { expect, it } from 'vitest';
import { limitConcurrency } from './concurrency-limit.ts';

it('runs jobs in order, skips those that have left, and goes on after it was idle', async () => {
  const enqueue = limitConcurrency(1);
  const ran: number[] = [];
  const ends: (() => void)[] = [];
  const add = (n: number) =>
    enqueue(() => {
      ran.push(n);
      return new Promise((end) => void ends.push(end));
    });
  const leaves = [0, 1, 2, 3, 4].map(add);
  for (const n of [1, 2, 4]) leaves[n]?.();
  for (const expected of [[0], [0, 3], [0, 3]]) {
    expect(ran).toEqual(expected);
    ends.at(-1)?.();
    await null;
    await null;
  }
  for (const n of [5, 6]) add(n);
  ends.at(-1)?.();
  await expect.poll(() => ran).toEqual([0, 3, 5, 6]);
});

it('runs urgent jobs before those that wait, and each once, also one that left the queue and joined it again', async () => {
  const enqueue = limitConcurrency(1);
  const ran: string[] = [];
  const ends: (() => void)[] = [];
  const add = (name: string, isUrgent?: boolean) =>
    enqueue(() => {
      ran.push(name);
      return new Promise((end) => void ends.push(end));
    }, isUrgent);
  const leaves = ['a', 'b', 'c'].map((name) => add(name));
  expect(leaves.map((leave, n) => n !== 1 && leave())).toEqual([false, false, true]);
  add('c', true);
  add('d', true);
  add('e');
  for (const count of [2, 3, 4, 5]) {
    ends.at(-1)?.();
    await expect.poll(() => ran.length).toBe(count);
  }
  expect(ran).toEqual(['a', 'd', 'c', 'b', 'e']);
  expect(leaves.map((leave) => leave())).toEqual([false, false, false]);
  ends.at(-1)?.();
  await null;
  await null;
  add('f', true);
  add('g');
  ends.at(-1)?.();
  await expect.poll(() => ran).toEqual(['a', 'd', 'c', 'b', 'e', 'f', 'g']);
});

it('moves no other waiting job when one begins', async () => {
  const enqueue = limitConcurrency(256);
  const count = 200_000;
  let begun = 0;
  const startedAt = performance.now();
  await new Promise<void>((done) => {
    for (let n = 0; n < count; n++)
      enqueue(async () => {
        begun += 1;
        if (begun === count) done();
      });
  });
  // Moving all others each time would take most of a minute.
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

import { expect, it } from 'vitest';
import { createFollowers, type Followed } from './followers.ts';

const follower = (sid: string): Followed => ({ sid, policyId: 'p' });

it('finds the followers of a session, oldest first', () => {
  const followers = createFollowers();
  const [a, b, c, other] = [follower('s'), follower('s'), follower('s'), follower('t')];
  for (const one of [a, b, other, c]) followers.add(one);
  const end = { kind: 'end', sid: 's' } as const;
  expect(followers.concernedBy(end)).toEqual([a, b, c]);
  followers.remove(a);
  followers.remove(a);
  expect(followers.of('s')).toEqual([b, c]);
  followers.remove(c);
  followers.remove(b);
  expect([followers.of('s'), followers.of('t'), [...followers], followers.size]).toEqual([[], [other], [other], 1]);
  followers.remove(other);
  expect([followers.of('t'), followers.size]).toEqual([[], 0]);
});

it('adds and removes one of many followers of a session without visiting the others', () => {
  const followers = createFollowers();
  // Visiting the others would take minutes.
  const many = Array.from({ length: 60_000 }, () => follower('s'));
  const startedAt = performance.now();
  for (const one of many) followers.add(one);
  for (const one of many) followers.remove(one);
  expect(followers.size).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

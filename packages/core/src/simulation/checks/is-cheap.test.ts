import { expect, it } from 'vitest';
import { throttleMs } from '../../state/index.ts';
import { isCheap } from './is-cheap.ts';
import { POLICY, START, setScene } from './test-scene.ts';

function scene() {
  const set = setScene(isCheap);
  const tab = set.open();
  set.check.onStep?.(null);
  const work = () => {
    const now = set.now();
    set.history.lastInputAt = () => now;
  };
  return { set, tab, work, look: () => set.check.onStep?.(tab) };
}

it('accepts one message and one write a throttle window while somebody works', () => {
  const { set, work, look } = scene();
  for (let windows = 0; windows < 5; windows++) {
    set.pass(throttleMs(POLICY));
    work();
    set.posts++;
    set.disk.writes++;
    look();
  }
  expect(set.reported()).toEqual([]);
});

it('reports a second message and a second write in a window', () => {
  const { set, work, look } = scene();
  set.pass(throttleMs(POLICY));
  work();
  set.posts += 2;
  set.disk.writes += 2;
  look();
  expect(set.reported()).toEqual(['I6 2 messages within a throttle window', 'I6 2 writes within a throttle window']);
});

it('reports a message while nobody works', () => {
  const { set, look } = scene();
  set.pass(30_000);
  set.posts++;
  look();
  expect(set.reported()).toEqual(['I6 something was said though nobody works']);
});

it('reports more than 40 messages in a second, whatever was wrong', () => {
  const { set, look } = scene();
  set.history.calmMs = () => 0;
  set.posts = 40;
  look();
  expect(set.reported()).toEqual([]);
  set.pass(999);
  set.posts = 41;
  look();
  expect(set.reported()).toEqual(['I6 41 messages within a second']);
});

it('reports what runs again and again at one instant', () => {
  const { set, look } = scene();
  for (let steps = 0; steps < 500; steps++) look();
  expect([set.now(), set.reported()]).toEqual([START, []]);
  look();
  expect(set.reported()).toEqual(['I6 something runs again and again without waiting']);
});

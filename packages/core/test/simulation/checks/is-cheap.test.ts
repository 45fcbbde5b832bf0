import { expect, it } from 'vitest';
import { throttleMs } from '../../../src/state/index.ts';
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

it('accepts one message and one write a throttle window during activity', () => {
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

it('reports a second message and a second write in a throttle window', () => {
  const { set, work, look } = scene();
  set.pass(throttleMs(POLICY));
  work();
  set.posts += 2;
  set.disk.writes += 2;
  look();
  expect(set.reported()).toEqual(['I6 2 messages within a throttle window', 'I6 2 writes within a throttle window']);
});

it('allows the leader to correct a slow clock with one message', () => {
  const { set, work, look } = scene();
  set.open().guard = 1_001;
  look();
  set.pass(throttleMs(POLICY));
  work();
  set.posts += 2;
  look();
  expect(set.reported()).toEqual([]);
  set.posts++;
  look();
  expect(set.reported()).toEqual(['I6 3 messages within a throttle window']);
});

it('reports a message without activity', () => {
  const { set, look } = scene();
  set.pass(30_000);
  set.posts++;
  look();
  expect(set.reported()).toEqual(['I6 a message or a write without activity']);
});

it('reports more than 40 messages in a second, despite any fault', () => {
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

it('allows for the queue of a page that was frozen when the clock was set back', () => {
  const { set, look } = scene();
  set.history.calmMs = () => 0;
  set.history.lostMs = () => 1;
  set.posts = 40 + 300;
  look();
  expect(set.reported()).toEqual([]);
  set.posts++;
  look();
  expect(set.reported()).toEqual(['I6 341 messages within a second']);
});

it('reports tasks that run endlessly at one instant', () => {
  const { set, look } = scene();
  for (let steps = 0; steps < 500; steps++) look();
  expect([set.now(), set.reported()]).toEqual([START, []]);
  look();
  expect(set.reported()).toEqual(['I6 tasks run endlessly at one instant']);
});

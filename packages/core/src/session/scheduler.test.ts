import { expect, it, vi } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { createScheduler } from './scheduler.ts';

it('fires at the requested instant', () => {
  const clock = manualClock();
  const ring = vi.fn();
  createScheduler(clock, ring).ringAt(5_000);
  clock.advance(4_999);
  expect(ring).not.toHaveBeenCalled();
  clock.advance(1);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('fires after 30 s at most, because a suspended machine stops its timers', () => {
  const clock = manualClock();
  const ring = vi.fn();
  createScheduler(clock, ring).ringAt(Infinity);
  clock.advance(30_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('keeps an armed timer when the instant moves later, and sets it anew when it moves nearer', () => {
  const clock = manualClock();
  const setTimer = vi.spyOn(clock, 'setTimer');
  const ring = vi.fn();
  const scheduler = createScheduler(clock, ring);
  scheduler.ringAt(5_000);
  scheduler.ringAt(9_000);
  expect(setTimer).toHaveBeenCalledTimes(1);
  scheduler.ringAt(2_000);
  clock.advance(2_000);
  expect(ring).toHaveBeenCalledTimes(1);
  clock.advance(60_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('does not fire when stopped, and can be set again', () => {
  const clock = manualClock();
  const ring = vi.fn();
  const scheduler = createScheduler(clock, ring);
  scheduler.ringAt(1_000);
  scheduler.stop();
  clock.advance(60_000);
  expect(ring).not.toHaveBeenCalled();
  scheduler.ringAt(clock.now() + 1_000);
  clock.advance(1_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('sets its timer anew when the clock was set forward or has adopted a later time, so that it does not fire too late', () => {
  const clock = manualClock();
  const setTimer = vi.spyOn(clock, 'setTimer');
  let guard = 0;
  const scheduler = createScheduler({ ...clock, guard: () => guard }, vi.fn());
  scheduler.ringAt(20_000);
  guard = 3_600_000;
  clock.sleep(guard);
  scheduler.ringAt(clock.now() + 5_000);
  clock.sleep(3_600_000);
  scheduler.ringAt(clock.now() + 6_000);
  expect(setTimer.mock.calls.map(([, delayMs]) => delayMs)).toEqual([20_000, 5_000, 6_000]);
});

it('sets an armed timer anew if it is renewed, and still knows when that should have fired', () => {
  const clock = manualClock();
  const setTimer = vi.spyOn(clock, 'setTimer');
  const ring = vi.fn();
  const scheduler = createScheduler(clock, ring);
  scheduler.ringAt(5_000);
  scheduler.renew();
  expect(scheduler.lateMs()).toBe(-5_000);
  scheduler.ringAt(5_000);
  expect(setTimer).toHaveBeenCalledTimes(2);
  clock.advance(5_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('fires at the next whole ms if the instant is between two, because the clock counts those', () => {
  const clock = manualClock();
  const setTimer = vi.spyOn(clock, 'setTimer');
  createScheduler(clock, vi.fn()).ringAt(5_000.2);
  expect(setTimer).toHaveBeenCalledWith(expect.any(Function), 5_001);
});

import { manualClock } from '@curfew/core/testing';
import { expect, it, vi } from 'vitest';
import { fastClock } from './fast-clock.ts';

it('runs as many times as fast as the clock that drives it', () => {
  const real = manualClock(5_000);
  const clock = fastClock(real, 100, 10);
  real.advance(50);
  expect(clock.now()).toBe(600);
});

it('runs a timer at its own time', () => {
  const real = manualClock();
  const clock = fastClock(real, 0, 10);
  const times: number[] = [];
  clock.setTimer(() => times.push(clock.now()), 1_000);
  real.advance(99);
  expect(times).toEqual([]);
  real.sleep(500);
  real.advance(1);
  expect(times).toEqual([1_000]);
  expect(clock.now()).toBe(6_000);
});

it('skips time, and runs the timers of the time in between in order, with those that they set', () => {
  const clock = fastClock(manualClock(), 0, 10);
  const times: number[] = [];
  clock.setTimer(() => times.push(clock.now()), 700);
  clock.setTimer(() => {
    times.push(clock.now());
    clock.setTimer(() => times.push(clock.now()), 100);
  }, 500);
  clock.skip(1_000);
  expect(times).toEqual([500, 600, 700]);
  expect(clock.now()).toBe(1_000);
});

it('runs a later timer on time after a skip', () => {
  const real = manualClock();
  const clock = fastClock(real, 0, 10);
  const ring = vi.fn();
  clock.setTimer(ring, 1_500);
  clock.skip(1_000);
  real.advance(49);
  expect(ring).not.toHaveBeenCalled();
  real.advance(1);
  expect(ring).toHaveBeenCalledTimes(1);
});

it('drops a cancelled timer, and all of them when it stops', () => {
  const real = manualClock();
  const clock = fastClock(real, 0, 10);
  const ring = vi.fn();
  clock.setTimer(ring, 100)();
  clock.setTimer(ring, 200);
  clock.stop();
  real.advance(1_000);
  expect(ring).not.toHaveBeenCalled();
});

it('passes whole ms, whatever the clock that drives it passes', () => {
  const real = manualClock(0.3);
  const clock = fastClock(real, 0.7, 10);
  const ring = vi.fn(() => expect(Number.isInteger(clock.now())).toBe(true));
  clock.setTimer(ring, 0.1);
  real.advance(1.1);
  expect(ring).toHaveBeenCalledTimes(1);
});

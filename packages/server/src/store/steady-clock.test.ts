import { beforeEach, expect, it } from 'vitest';
import { createClockGuard } from './steady-clock.ts';

const HOUR = 3_600_000;

let clocks: { wall: number; monotonic: number; uptime: number };
let guard: () => number;
const pass = (ms: number) => {
  clocks.wall += ms;
  clocks.monotonic += ms;
  clocks.uptime += ms;
};

beforeEach(() => {
  clocks = { wall: 1_800_000_000_000, monotonic: 5_000, uptime: 70_000 };
  guard = createClockGuard({
    wall: () => clocks.wall,
    monotonic: () => clocks.monotonic,
    uptime: () => clocks.uptime,
  });
});

it('compensates for a clock that was set back or forward', () => {
  pass(HOUR);
  expect(guard()).toBe(0);
  clocks.wall -= HOUR;
  expect(guard()).toBe(HOUR);
  pass(60_000);
  expect(guard()).toBe(HOUR);
  clocks.wall += 3 * HOUR;
  expect(guard()).toBe(-2 * HOUR);
  clocks.wall -= 2 * HOUR;
  expect(guard()).toBe(0);
});

it('counts the time while the machine is suspended, and detects a clock that was set meanwhile', () => {
  clocks.wall += 8 * HOUR;
  clocks.uptime += 8 * HOUR;
  expect(guard()).toBe(0);
  clocks.wall += 8 * HOUR - HOUR;
  clocks.uptime += 8 * HOUR;
  expect(guard()).toBe(HOUR);
});

it('ignores one small step, but compensates for several', () => {
  clocks.wall -= 900;
  expect(guard()).toBe(0);
  clocks.wall -= 900;
  expect(guard()).toBe(1_800);
});

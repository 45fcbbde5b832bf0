import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

let wall = 1_700_000_000_000;
let monotonic = 0;

/** Advances both clocks by `ms`, and sets the wall clock by `set` as well. */
function pass(ms: number, set = 0) {
  monotonic += ms;
  wall += ms + set;
}

beforeEach(() => {
  wall = 1_700_000_000_000;
  monotonic = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => Math.floor(wall));
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic);
});
afterEach(() => vi.restoreAllMocks());

describe('systemClock', () => {
  it('follows the wall clock if that advances steadily', () => {
    const clock = systemClock();
    expect(clock.now()).toBe(1_700_000_000_000);
    for (let i = 0; i < 10_000; i++) {
      pass(16.7);
      clock.now();
    }
    expect(clock.now()).toBe(Math.floor(wall));
    expect(clock.guard()).toBe(0);
  });

  it('does not call back at once after a month, which no timer of a browser can count', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    for (const delayMs of [30 * 86_400_000, Number.POSITIVE_INFINITY]) systemClock().setTimer(callback, delayMs);
    vi.advanceTimersByTime(60_000);
    expect(callback).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  it('does not go back when the wall clock is set back, and continues at the same pace', () => {
    const clock = systemClock();
    pass(10_000);
    const before = clock.now();
    pass(1_000, -3_600_000);
    expect(clock.now()).toBeCloseTo(before + 1_000, -1);
    pass(60_000);
    expect(clock.now()).toBeCloseTo(before + 61_000, -1);
    expect(clock.guard()).toBeGreaterThan(3_599_000);
  });

  it('advances while the machine sleeps and the monotonic clock stops', () => {
    const clock = systemClock();
    clock.now();
    wall += 7_200_000;
    expect(clock.now()).toBe(1_700_007_200_000);
    expect(clock.guard()).toBe(0);
  });

  it('adopts the time of another tab if the wall clock was set back before this one opened', () => {
    const old = systemClock();
    pass(1_000);
    old.now();
    pass(0, -3_600_000);
    const late = systemClock();
    late.adopt({ now: old.now(), guard: old.guard() });
    expect(late.now()).toBeCloseTo(old.now(), -1);
    pass(5_000);
    expect(late.now()).toBeCloseTo(old.now(), -1);
  });

  it('keeps advancing after it has adopted a time that is ahead', () => {
    const record = { now: systemClock().now() + 86_400_000, guard: 0 };
    const clock = systemClock();
    clock.adopt(record);
    const before = clock.now();
    expect(before).toBeGreaterThanOrEqual(record.now);
    pass(1_000);
    expect(clock.now()).toBe(before + 1_000);
  });

  it('ignores a time that is earlier, however old', () => {
    const clock = systemClock();
    clock.adopt({ now: 5, guard: 0 });
    expect(clock.now()).toBe(1_700_000_000_000);
  });

  it('never falls behind the monotonic clock by more than a quarter of a second, however the wall clock is set', () => {
    const turn = fc.record({
      passMs: fc.nat(100_000),
      setMs: fc.integer({ min: -10_000_000, max: 10_000_000 }),
      set: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (turns) => {
        const clock = systemClock();
        const start = clock.now() - monotonic;
        let previous = clock.now();
        for (const { passMs, setMs, set } of turns) {
          pass(passMs, set ? setMs : 0);
          const now = clock.now();
          expect(now).toBeGreaterThanOrEqual(previous);
          expect(now).toBeGreaterThanOrEqual(start + monotonic - 251);
          previous = now;
        }
      }),
    );
  });

  it('does not drift ahead if its clocks are rounded', () => {
    const clock = systemClock();
    for (let i = 0; i < 100_000; i++) {
      pass(0.9);
      clock.now();
    }
    expect(Math.abs(clock.now() - wall)).toBeLessThan(2);
  });

  it('sets and cancels timers', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const clock = systemClock();
    const kept = vi.fn();
    const cancelled = vi.fn();
    clock.setTimer(kept, 1_000);
    clock.setTimer(cancelled, 1_000)();
    vi.advanceTimersByTime(1_000);
    expect(kept).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});

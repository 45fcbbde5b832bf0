import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDatabaseClock } from './database-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Observes a statement that the database executes after `thereMs`, and answers after `backMs`. */
function ask(clock: ReturnType<typeof createDatabaseClock>, aheadMs: number, thereMs: number, backMs: number): void {
  const sentAt = performance.now();
  vi.advanceTimersByTime(thereMs);
  const now = performance.now() + aheadMs;
  vi.advanceTimersByTime(backMs);
  clock.observe([{ now: String(now) }], sentAt);
}

it('does not extend the time of a heartbeat after a slow statement', () => {
  const clock = createDatabaseClock();
  expect(clock.at(0)).toBeNull();
  ask(clock, 1_000, 10, 10);
  expect(clock.at(0)).toBe(1_010);
  ask(clock, 1_000, 4_000, 10);
  expect(clock.at(0)).toBe(1_010);
  ask(clock, 1_000, 2, 10);
  expect(clock.at(0)).toBe(1_002);
  expect(clock.at(Number.POSITIVE_INFINITY)).toBeNull();
});

it('follows when the clock of the database is set, forward and back', () => {
  const clock = createDatabaseClock();
  ask(clock, 1_000, 10, 10);
  ask(clock, 3_601_000, 10, 10);
  expect(clock.at(0)).toBe(3_601_010);
  ask(clock, -3_600_000, 10, 10);
  expect(clock.at(0)).toBe(-3_599_990);
});

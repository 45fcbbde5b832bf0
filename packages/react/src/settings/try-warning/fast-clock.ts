import type { Clock } from '@curfew/core';

export interface FastClock extends Clock {
  /** Runs the timers that are due, in order, each at its own time. */
  skip(ms: number): void;
  stop(): void;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

export function fastClock(real: Clock, startMs: number, speed: number): FastClock {
  const timers = new Set<Timer>();
  const begunAt = real.now();
  let skippedMs = 0;
  // In whole ms: a fraction that is too small to add to the time would repeat a timer for ever.
  const passed = () => Math.floor(startMs + (real.now() - begunAt) * speed + skippedMs);
  let latest = passed();
  /** The time of the timer that runs: none is late, however busy the page is. */
  let fixed: number | null = null;
  let disarm = () => {};

  function now(): number {
    latest = Math.max(latest, fixed ?? passed());
    return latest;
  }

  function next(): Timer | undefined {
    return [...timers].sort((a, b) => a.at - b.at)[0];
  }

  function run(until: number): void {
    for (let due = next(); due && due.at <= until; due = next()) {
      timers.delete(due);
      fixed = due.at;
      due.callback();
    }
    fixed = null;
    arm();
  }

  function arm(): void {
    disarm();
    const due = next();
    if (due) disarm = real.setTimer(() => run(passed()), Math.max(0, (due.at - passed()) / speed));
  }

  return {
    now,
    guard: () => 0,
    adopt() {},
    setTimer(callback, delayMs) {
      const timer = { at: now() + Math.ceil(delayMs), callback };
      timers.add(timer);
      if (fixed === null) arm();
      return () => {
        timers.delete(timer);
      };
    },
    skip(ms) {
      const until = passed() + ms;
      // The timers read the time.
      fixed = passed();
      run(until);
      skippedMs += ms;
      arm();
    },
    stop() {
      timers.clear();
      disarm();
    },
  };
}

import type { Clock } from '../ports.ts';

/** A clock that moves only when a test moves it. */
export interface ManualClock extends Clock {
  /** Moves by `ms`, and runs the timers that are due, in order, each at its own time. */
  advance(ms: number): void;
  /** Moves by `ms` without running timers, as a sleeping machine does. */
  sleep(ms: number): void;
}

/**
 * A clock for tests and stories. Time passes only by `advance` and `sleep`.
 *
 * @param start - the initial time, in ms
 * @example
 * const clock = manualClock();
 * const session = createSession({ policy: { idle: '15m', max: '12h' }, clock });
 * session.start();
 * clock.advance(14 * 60_000);
 * session.getSnapshot().status // 'warning'
 */
export function manualClock(start = 0): ManualClock {
  let time = start;
  let guard = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  function runNext(until: number): boolean {
    const due = [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
    if (!due) return false;
    timers.delete(due);
    time = Math.max(time, due.at);
    due.callback();
    return true;
  }

  return {
    now: () => time,
    guard: () => guard,
    adopt(stamp) {
      guard = Math.max(guard, stamp.guard);
      time = Math.max(time, stamp.now);
    },
    setTimer(callback, delayMs) {
      const timer = { at: time + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const until = time + ms;
      while (runNext(until));
      time = Math.max(time, until);
    },
    sleep(ms) {
      time += ms;
    },
  };
}

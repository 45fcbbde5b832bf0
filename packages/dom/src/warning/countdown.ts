import type { Session } from '@curfew/core';

export type Countdown = readonly [
  /** Calls `onChange` once an interval while a session runs, and when its end moves. Holds a timer while subscribed. */
  subscribe: (onChange: () => void) => () => void,
  /** The time left in ms, rounded up to whole intervals: negative after the end, 0 before a session is known. */
  read: () => number,
];

/**
 * Counts the time until the session ends. It changes when the time left is a whole number of intervals, so that a
 * countdown of seconds changes on time.
 *
 * @param interval - in ms
 */
export function countdown({ clock, getDeadlines, getSnapshot, subscribe }: Session, interval: number): Countdown {
  const measure = () => (getSnapshot().reason ? -interval : Math.max(0, (getDeadlines()?.endsAt ?? 0) - clock.now()));
  return [
    (onChange) => {
      let disarm = () => {};
      const tick = () => {
        disarm();
        const left = measure();
        if (left > 0) disarm = clock.setTimer(tick, left % interval || interval);
        onChange();
      };
      const unsubscribe = subscribe(tick);
      tick();
      return () => {
        unsubscribe();
        disarm();
      };
    },
    () => Math.ceil(measure() / interval) * interval,
  ];
}

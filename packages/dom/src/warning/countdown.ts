import type { Session } from '@curfew/core';

/** A time left that can be watched. */
export type Countdown = readonly [
  /** Calls back once an interval while a session runs, and when its end moves. Holds a timer until it is undone. */
  subscribe: (onChange: () => void) => () => void,
  /** The time left in ms, rounded up to whole intervals; negative while no session runs. */
  read: () => number,
];

/**
 * How long until the session ends, told at the instants when the time left is a whole number of intervals, so that a
 * countdown of seconds flips on time.
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

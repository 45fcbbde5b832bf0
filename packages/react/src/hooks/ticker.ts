import type { Session } from '@curfew/core';

/** How long until each end, in ms, never negative. */
export interface TimeLeft {
  readonly idleMs: number;
  readonly maxMs: number;
  /** The smaller of the two. */
  readonly endsMs: number;
}

/** An external store of the time left that changes once an interval. */
export interface Ticker {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly read: () => TimeLeft | null;
}

/** A store of the time left, on the session's own clock. It holds a timer only while somebody subscribes. */
export function createTicker(session: Session, interval: number): Ticker {
  const { clock } = session;
  let shown: TimeLeft | null = null;

  function measure(): TimeLeft | null {
    const deadlines = session.getDeadlines();
    if (!deadlines || session.getSnapshot().reason) return null;
    const until = (at: number) => Math.max(0, at - clock.now());
    return { idleMs: until(deadlines.idleAt), maxMs: until(deadlines.maxAt), endsMs: until(deadlines.endsAt) };
  }

  // React reads often and compares by identity: within an interval the answer stays the same object.
  function read(): TimeLeft | null {
    const left = measure();
    const step = (time: TimeLeft | null) => time && Math.ceil(time.endsMs / interval);
    if (step(left) !== step(shown)) shown = left;
    return shown;
  }

  return {
    read,
    subscribe(onChange) {
      let disarm = () => {};
      const tick = () => {
        disarm();
        const left = measure()?.endsMs;
        if (left) disarm = clock.setTimer(tick, left % interval || interval);
        onChange();
      };
      const unsubscribe = session.subscribe(tick);
      tick();
      return () => {
        unsubscribe();
        disarm();
      };
    },
  };
}

/** In the form of the server's `Clock`. */
export interface ServerTime {
  now(): number;
  setTimer(callback: () => void, delayMs: number): () => void;
  /** ms since the Unix epoch; Infinity without a timer. */
  nextAt(): number;
  moveTo(at: number): void;
}

/** @param start - ms since the Unix epoch */
export function createServerTime(start: number): ServerTime {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const earliest = () => [...timers].sort((a, b) => a.at - b.at)[0];

  return {
    now: () => now,
    setTimer(callback, delayMs) {
      const timer = { at: now + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    nextAt: () => earliest()?.at ?? Infinity,
    moveTo(at) {
      now = at;
      for (let due = earliest(); due && due.at <= now; due = earliest()) {
        timers.delete(due);
        due.callback();
      }
    },
  };
}

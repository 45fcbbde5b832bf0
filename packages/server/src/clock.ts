/** Time that passes, and timers by it. Whether a session lives is never asked of it: that is the store's clock's word. */
export interface Clock {
  /** ms since any instant; it never steps back. */
  now(): number;
  /** Calls back once after `delayMs`, or later. Returns its own undo. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** The machine's monotonic clock: setting the time of day moves no deadline. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Monotonic time and timers for the HTTP layer. Session expiry always uses the store's clock. */
export interface Clock {
  /** ms since any instant; never decreases. */
  now(): number;
  /** Calls `callback` once, after `delayMs` or later. Returns a function that cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

/** The machine's monotonic clock. Setting the time of day does not affect it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

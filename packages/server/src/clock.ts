/** Monotonic time and timers for the HTTP layer. Session expiry always uses the store's clock. */
export interface Clock {
  /** In ms; never decreases. */
  now(): number;
  /** Returns a function that cancels the timer. */
  setTimer(callback: () => void, delayMs: number): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

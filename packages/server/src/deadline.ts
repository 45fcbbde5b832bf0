/**
 * Calls `late` at a deadline, as `performance.now()` counts.
 *
 * @returns a function that cancels it
 */
export function atDeadline(until: number, late: () => void): () => void {
  if (until === Number.POSITIVE_INFINITY) return () => {};
  const timer = setTimeout(late, Math.max(0, until - performance.now()));
  return () => clearTimeout(timer);
}

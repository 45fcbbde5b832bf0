/** `until` as `performance.now()` counts. */
export function atDeadline(until: number, late: () => void): () => void {
  if (until === Number.POSITIVE_INFINITY) return () => {};
  const timer = setTimeout(late, Math.max(0, until - performance.now()));
  return () => clearTimeout(timer);
}

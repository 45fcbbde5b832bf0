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

/** Rejects at the deadline if `work` has not settled. */
export async function within<T>(until: number, work: Promise<T>, error: () => Error): Promise<T> {
  let cancel = (): void => {};
  const late = new Promise<never>((_, reject) => {
    cancel = atDeadline(until, () => reject(error()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

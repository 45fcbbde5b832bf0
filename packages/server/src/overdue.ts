/** The store is read at the deadline. Without an answer for so long, the session counts as ended. */
const PATIENCE_MS = 1_000;

/** Until the deadline, or then until {@link isOverdue}. */
export function untilRead(endsAt: number, now: number): number {
  return Math.max((now < endsAt ? endsAt : endsAt + PATIENCE_MS) - now, 1);
}

export function isOverdue(endsAt: number, now: number): boolean {
  return now >= endsAt + PATIENCE_MS;
}

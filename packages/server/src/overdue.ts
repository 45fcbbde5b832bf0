/** A session that is followed is read at its deadline. Without an answer for so long, it counts as ended. */
const PATIENCE_MS = 1_000;

/** In ms: until the deadline, or then until {@link isOverdue}. */
export function untilRead(endsAt: number, now: number): number {
  return Math.max((now < endsAt ? endsAt : endsAt + PATIENCE_MS) - now, 1);
}

/** Whether a session that the store has not extended since its deadline must count as ended. */
export function isOverdue(endsAt: number, now: number): boolean {
  return now >= endsAt + PATIENCE_MS;
}

/**
 * A time left as a sentence tells it, in ms: never less than there is, and no "1 minute, 59 seconds" where the dialog
 * opened a moment late. A second at least.
 */
export function roundUp(leftMs: number): number {
  const step = leftMs > 60_000 ? 5_000 : 1_000;
  return Math.max(step, Math.ceil(leftMs / step) * step);
}

/**
 * Rounds a time left up for a sentence, in ms: to 5 s if it is above a minute, else to 1 s. A dialog that opens a
 * moment late must not show "1 minute, 59 seconds". Returns at least 1 s.
 */
export function roundUp(leftMs: number): number {
  const step = leftMs > 60_000 ? 5_000 : 1_000;
  return Math.max(step, Math.ceil(leftMs / step) * step);
}

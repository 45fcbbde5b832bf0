/** A dialog that opens a moment late must not show "1 minute, 59 seconds". */
export function roundUp(leftMs: number): number {
  const step = leftMs > 60_000 ? 5_000 : 1_000;
  return Math.max(step, Math.ceil(leftMs / step) * step);
}

/** In CSS px, as at 400 % zoom. */
const LEAST_PX = 400;

/** Whether the bar begins folded. */
export function isSmallPage(): boolean {
  return innerHeight < LEAST_PX;
}

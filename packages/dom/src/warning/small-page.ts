/** Below this height the bar takes too much of the page, as at 400 % zoom. In CSS px. */
const LEAST_PX = 400;

/** Whether the bar begins folded. */
export function isSmallPage(): boolean {
  return innerHeight < LEAST_PX;
}

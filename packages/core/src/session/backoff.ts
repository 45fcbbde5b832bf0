const FIRST_MS = 1_000;

/**
 * How long to wait after a number of failures, in ms: twice as long each time, with jitter.
 *
 * @param random - 0 up to 1
 */
export function backoffMs(failures: number, longestMs: number, random: () => number): number {
  return Math.min(longestMs, FIRST_MS * 2 ** failures) * (0.5 + random() / 2);
}

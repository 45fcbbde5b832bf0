// @ts-nocheck
const FIRST_MS = 1_000;

/**
 * How long to wait after so many failures: twice as long each time, and never as long as anybody else.
 *
 * @param random - chance, 0 up to 1
 * @returns ms
 */
export function backOffMs(failures: number, longestMs: number, random: () => number): number {
  return Math.min(longestMs, FIRST_MS * 2 ** failures) * (0.5 + random() / 2);
}

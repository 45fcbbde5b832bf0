const FIRST_MS = 1_000;

export function backoffMs(failures: number, longestMs: number, random: () => number): number {
  return Math.min(longestMs, FIRST_MS * 2 ** failures) * (0.5 + random() / 2);
}

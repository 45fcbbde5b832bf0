/** When the time left is announced, in ms before the end. More announcements would drown out all others. */
const INSTANTS = [10_000, 30_000, 60_000, 120_000, 300_000];

/** Nothing is announced in the first 10 s, while the dialog itself is read out. */
const QUIET_MS = 10_000;

/**
 * Returns the instant to announce, in ms before the end; 0 if there is none yet. If several have passed, as after
 * sleep, only the latest counts.
 *
 * @param leftMs - the time left now, in ms
 * @param openedMs - the time left when this end became known, in ms
 */
export function instantAt(leftMs: number, openedMs: number): number {
  return INSTANTS.find((instant) => leftMs <= instant && instant <= openedMs - QUIET_MS) ?? 0;
}

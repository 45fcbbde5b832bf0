/** How long before the end people are told, in ms. More often would drown out everything else. */
const INSTANTS = [10_000, 30_000, 60_000, 120_000, 300_000];

/** Nothing is said in the first 10 s: the dialog itself has just been read out. */
const QUIET_MS = 10_000;

/**
 * The newest instant before the end that is worth telling, in ms before it; 0 until there is one. A tab that has slept
 * past several tells the newest alone.
 *
 * @param leftMs - the time left now
 * @param openedMs - the time left when the warning opened
 */
export function instantAt(leftMs: number, openedMs: number): number {
  return INSTANTS.find((instant) => leftMs <= instant && instant <= openedMs - QUIET_MS) ?? 0;
}

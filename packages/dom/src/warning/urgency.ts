/** In ms. They are announced too. */
const SOON_MS = 30_000;
const NOW_MS = 10_000;

/** @param endsMs - the time left, in ms */
export function isLastMinute(endsMs: number): boolean {
  return endsMs <= 60_000;
}

/** How urgent a countdown is. CSS sees it as `data-urgency`. */
export type Urgency = 'calm' | 'soon' | 'now';

/** @param endsMs - the time left, in ms */
export function urgencyOf(endsMs: number): Urgency {
  if (endsMs > SOON_MS) return 'calm';
  return endsMs > NOW_MS ? 'soon' : 'now';
}

'use client';

import { useProvidedSession } from '../context.ts';
import { useEndsMs } from './use-ends-ms.ts';

/** The time until each end, in ms, never negative. */
export interface TimeLeft {
  readonly idleMs: number;
  readonly maxMs: number;
  /** The smaller of the two. */
  readonly endsMs: number;
}

/** Options of {@link useTimeLeft}. */
export interface TimeLeftOptions {
  /**
   * How often the hook renders, in ms.
   *
   * @default 1_000
   */
  readonly interval?: number | undefined;
}

/**
 * Returns the time left, in ms. Only this hook renders as time passes. It renders when the time left is a whole number
 * of intervals, so that a countdown of seconds changes on time. It holds a timer only while mounted.
 *
 * @returns `null` before a session is known, and after the end
 * @throws Error outside of `<SessionProvider>`
 * @example
 * const left = useTimeLeft({ interval: 60_000 });
 * return left && <p>{Math.ceil(left.idleMs / 60_000)} min</p>;
 */
export function useTimeLeft({ interval = 1_000 }: TimeLeftOptions = {}): TimeLeft | null {
  const { clock, getDeadlines } = useProvidedSession('useTimeLeft');
  const endsMs = useEndsMs(interval);
  const deadlines = getDeadlines();
  if (endsMs < 0 || !deadlines) return null;
  const until = (at: number) => Math.max(0, at - clock.now());
  return { idleMs: until(deadlines.idleAt), maxMs: until(deadlines.maxAt), endsMs: until(deadlines.endsAt) };
}

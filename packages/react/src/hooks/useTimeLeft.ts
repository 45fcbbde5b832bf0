'use client';

import { useProvidedSession } from '../context.ts';
import { useEndsMs } from './useEndsMs.ts';

/** How long until each end, in ms, never negative. */
export interface TimeLeft {
  readonly idleMs: number;
  readonly maxMs: number;
  /** The smaller of the two. */
  readonly endsMs: number;
}

/** Options of {@link useTimeLeft}. */
export interface TimeLeftOptions {
  /** How often to look, in ms. One second by default. */
  readonly interval?: number | undefined;
}

/**
 * The time left, in ms. The only hook that renders as time passes: once an interval, at the instants when the time left
 * is a whole number of intervals, so that a countdown of seconds flips on time. It holds a timer only while mounted.
 *
 * @returns `null` while no session runs: before it is known, and once it is over
 * @throws Error outside a provider
 * @example
 * const left = useTimeLeft({ interval: 60_000 });
 * return left && <p>{Math.ceil(left.idleMs / 60_000)} min</p>;
 */
export function useTimeLeft({ interval = 1_000 }: TimeLeftOptions = {}): TimeLeft | null {
  const { clock, getDeadlines } = useProvidedSession();
  const endsMs = useEndsMs(interval);
  const deadlines = getDeadlines();
  if (endsMs < 0 || !deadlines) return null;
  const until = (at: number) => Math.max(0, at - clock.now());
  return { idleMs: until(deadlines.idleAt), maxMs: until(deadlines.maxAt), endsMs: until(deadlines.endsAt) };
}

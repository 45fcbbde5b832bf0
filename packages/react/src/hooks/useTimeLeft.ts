'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';
import { createTicker, type TimeLeft } from './ticker.ts';

/** Options of {@link useTimeLeft}. */
export interface TimeLeftOptions {
  /** How often to look, in ms. One second by default. */
  readonly interval?: number | undefined;
}

/**
 * The time left, in ms. The only hook that renders as time passes: once an interval, at the instants when the time left
 * is a whole number of intervals, so that a countdown of seconds flips on time.
 *
 * @returns `null` while no session runs: before it is known, and once it is over
 * @throws Error outside a provider
 * @example
 * const left = useTimeLeft({ interval: 60_000 });
 * return left && <p>{Math.ceil(left.idleMs / 60_000)} min</p>;
 */
export function useTimeLeft({ interval = 1_000 }: TimeLeftOptions = {}): TimeLeft | null {
  const session = useProvidedSession();
  const ticker = useMemo(() => createTicker(session, interval), [session, interval]);
  return useSyncExternalStore(ticker.subscribe, ticker.read, readNothing);
}

function readNothing(): null {
  return null;
}

'use client';

import { useProvidedSession } from '../context.ts';

/** The wall-clock time of an instant of the session clock, in ms: what a person's own watch will show. */
export function useWallTime(instant: number): number {
  return instant - useProvidedSession().clock.guard();
}

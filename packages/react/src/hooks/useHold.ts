'use client';

import { useEffect } from 'react';
import { useProvidedSession } from '../context.ts';
import { useSession } from './useSession.ts';

/**
 * Counts the person as active while something runs that they only watch: a video, an upload, a call. The maximum
 * duration holds all the same. What `session.hold` of `@curfew/core` says is true of it.
 *
 * @param label - what for, in the code's own words: it shows in the snapshot
 * @param when - whether it runs now. `true` by default: for as long as the component is mounted
 * @throws Error outside a provider
 * @example
 * useHold('upload', progress < 1);
 */
export function useHold(label: string, when = true): void {
  const { hold } = useProvidedSession();
  // A hold goes with its session; the next one needs its own.
  const id = useSession((snapshot) => snapshot.status !== 'ended' && snapshot.id);
  useEffect(() => (when && id ? hold(label) : undefined), [hold, label, when, id]);
}

'use client';

import { useEffect } from 'react';
import { useProvidedSession } from '../context.ts';
import { useSession } from './use-session.ts';

/**
 * Counts the user as active without input: during a video, an upload or a call. The absolute timeout still applies. It
 * has the limits of `session.hold` of `@curfew/core`.
 *
 * @param label - what for, in the words of your code; it appears in the snapshot
 * @param when - whether it runs now; by default as long as the component is mounted
 * @throws Error outside of `<SessionProvider>`
 * @example
 * useHold('upload', progress < 1);
 */
export function useHold(label: string, when = true): void {
  const { hold } = useProvidedSession('useHold');
  // A hold ends with its session.
  const id = useSession((snapshot) => snapshot.status !== 'ended' && snapshot.id);
  useEffect(() => (when && id ? hold(label) : undefined), [hold, label, when, id]);
}

'use client';

import { countdown } from '@curfew/dom/shared';
import { useMemo, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/**
 * Returns the time until the session ends, in ms, rounded up to whole intervals. It is negative after the end and on a
 * server, and 0 before a session is known. It renders when that changes, and holds a timer only while mounted.
 */
export function useEndsMs(interval = 1_000): number {
  const session = useProvidedSession('useTimeLeft');
  const [subscribe, read] = useMemo(() => countdown(session, interval), [session, interval]);
  // The first render of a hydration must equal the server's.
  return useSyncExternalStore(subscribe, read, () => -1);
}

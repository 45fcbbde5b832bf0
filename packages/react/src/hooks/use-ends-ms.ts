'use client';

import { countdown } from '@curfew/dom/shared';
import { useMemo, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/** Rounded up to whole intervals. Negative after the end and on a server, and 0 before a session is known. */
export function useEndsMs(interval = 1_000): number {
  const session = useProvidedSession('useTimeLeft');
  const [subscribe, read] = useMemo(() => countdown(session, interval), [session, interval]);
  // The first render of a hydration must equal the server's.
  return useSyncExternalStore(subscribe, read, () => -1);
}

'use client';

import { countdown } from '@curfew/dom/shared';
import { useMemo, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/**
 * How long until the session ends, in ms, rounded up to whole intervals; negative while no session runs. It renders once
 * an interval, when that changes, and holds a timer only while mounted.
 */
export function useEndsMs(interval = 1_000): number {
  const session = useProvidedSession();
  const [subscribe, read] = useMemo(() => countdown(session, interval), [session, interval]);
  // Unknown on a server, and in the first render of a hydration.
  return useSyncExternalStore(subscribe, read, () => -1);
}

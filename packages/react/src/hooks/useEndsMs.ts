'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/**
 * How long until the session ends, in ms, rounded up to whole intervals; negative while no session runs. It renders once
 * an interval, when that changes, and holds a timer only while mounted.
 */
export function useEndsMs(interval = 1_000): number {
  const session = useProvidedSession();
  const [subscribe, read] = useMemo(() => {
    const { clock, getDeadlines, getSnapshot } = session;
    const measure = () => (getSnapshot().reason ? -interval : Math.max(0, (getDeadlines()?.endsAt ?? 0) - clock.now()));
    return [
      (onChange: () => void) => {
        let disarm = () => {};
        const tick = () => {
          disarm();
          const left = measure();
          if (left > 0) disarm = clock.setTimer(tick, left % interval || interval);
          onChange();
        };
        const unsubscribe = session.subscribe(tick);
        tick();
        return () => {
          unsubscribe();
          disarm();
        };
      },
      () => Math.ceil(measure() / interval) * interval,
    ] as const;
  }, [session, interval]);

  return useSyncExternalStore(subscribe, read, unknown);
}

/** On a server, and in the first render of a hydration. */
function unknown(): number {
  return -1;
}

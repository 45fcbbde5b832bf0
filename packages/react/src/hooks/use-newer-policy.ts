'use client';

import type { Clock, PolicyResource, Session } from '@curfew/core';
import { equalDurations } from '@curfew/core/state';
import { useEffect, useRef } from 'react';

/** In ms: another administrator's save is shown within a second. */
const PERIOD_MS = 1_000;

/**
 * A save that applies at the next sign-in reaches no active session. So the policy is also loaded when the page receives
 * focus, and every second while it is visible and the session has not ended.
 */
export function useNewerPolicy(
  loaded: PolicyResource | null,
  session: Session | undefined,
  clock: Pick<Clock, 'setTimer'>,
  reload: () => Promise<void>,
): void {
  const known = useRef(loaded);
  useEffect(() => {
    known.current = loaded;
  });

  useEffect(() => {
    let before = session?.getSnapshot().policy;
    const stop = session?.subscribe(() => {
      const { policy } = session.getSnapshot();
      if (policy === before) return;
      before = policy;
      const { current } = known;
      if (!policy || !current || (policy.version === current.version && equalDurations(policy, current))) return;
      void reload();
    });
    const onFocus = () => {
      if (known.current) void reload();
    };
    window.addEventListener('focus', onFocus);
    let isOver = false;
    let disarm = () => {};
    const repeat = async () => {
      if (known.current && !document.hidden && session?.getSnapshot().status !== 'ended') await reload();
      if (!isOver) arm();
    };
    const arm = () => {
      disarm = clock.setTimer(() => void repeat(), PERIOD_MS);
    };
    arm();
    return () => {
      isOver = true;
      disarm();
      stop?.();
      window.removeEventListener('focus', onFocus);
    };
  }, [session, clock, reload]);
}

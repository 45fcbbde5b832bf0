'use client';

import type { PolicyResource, Session } from '@curfew/core';
import { equalDurations } from '@curfew/core/state';
import { useEffect, useRef } from 'react';

/**
 * Calls `reload` when the session receives another policy than the loaded one, and when the page receives focus: the
 * session may be subject to another policy, or to an earlier version.
 */
export function useNewerPolicy(
  loaded: PolicyResource | null,
  session: Session | undefined,
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
    return () => {
      stop?.();
      window.removeEventListener('focus', onFocus);
    };
  }, [session, reload]);
}

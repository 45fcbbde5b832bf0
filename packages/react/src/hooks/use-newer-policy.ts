'use client';

import type { PolicyResource, Session } from '@curfew/core';
import { equalDurations } from '@curfew/core/state';
import { useEffect, useRef } from 'react';

/**
 * Calls `reload` when the session receives another policy than the loaded one. The session does not name its policy: if
 * it is another one, or if there is none, `reload` is called when the page receives focus, too.
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
    const received = () => session?.getSnapshot().policy ?? null;
    const isKnown = () => {
      const [own, policy] = [received(), known.current];
      return Boolean(own && policy && own.version === policy.version && equalDurations(own, policy));
    };
    let version = received()?.version;
    const stop = session?.subscribe(() => {
      const before = version;
      version = received()?.version;
      if (known.current && version !== undefined && version !== before && !isKnown()) void reload();
    });
    const onFocus = () => {
      if (known.current && !isKnown()) void reload();
    };
    window.addEventListener('focus', onFocus);
    return () => {
      stop?.();
      window.removeEventListener('focus', onFocus);
    };
  }, [session, reload]);
}

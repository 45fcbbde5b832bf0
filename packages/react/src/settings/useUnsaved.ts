'use client';

import { useEffect, useRef } from 'react';
import { useSession } from '../hooks/useSession.ts';
import type { Outcome } from './state.ts';
import type { DirtyChange } from './types.ts';

/** Asks before the page is left with unsaved changes, and tells the host, whose router asks for itself. */
export function useUnsaved(
  dirty: boolean,
  outcome: Outcome['type'],
  onDirtyChange: ((dirty: boolean, change: DirtyChange) => void) | undefined,
): void {
  const ended = useSession(({ status }) => status === 'ended');
  const told = useRef(false);
  useEffect(() => {
    if (told.current === dirty) return;
    told.current = dirty;
    onDirtyChange?.(dirty, { reason: outcome === 'none' ? 'edited' : (outcome as DirtyChange['reason']) });
  });
  useEffect(() => {
    // Only while there is something to lose: the listener alone keeps a page out of the back/forward cache. It never
    // stands between a person and the sign-in.
    if (!dirty || ended) return;
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty, ended]);
}

function ask(event: Event): void {
  event.preventDefault();
}

'use client';

import { useEffect, useRef } from 'react';
import { useSession } from '../hooks/use-session.ts';
import type { Outcome } from './state.ts';
import type { DirtyChange } from './types.ts';

/** Asks before the user leaves the page with unsaved changes. Calls `onDirtyChange`, so that a router can ask too. */
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
    // Only while there are changes: the listener alone keeps a page out of the back/forward cache. Not after the end,
    // because it would delay the sign-in.
    if (!dirty || ended) return;
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty, ended]);
}

function ask(event: Event): void {
  event.preventDefault();
}

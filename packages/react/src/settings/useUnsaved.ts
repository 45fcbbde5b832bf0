'use client';

import { useEffect } from 'react';
import { useSession } from '../hooks/useSession.ts';

/** Asks before the page is left with unsaved changes, and tells the host, whose router asks for itself. */
export function useUnsaved(dirty: boolean, onDirtyChange: ((dirty: boolean) => void) | undefined): void {
  const ended = useSession(({ status }) => status === 'ended');
  useEffect(() => onDirtyChange?.(dirty), [dirty, onDirtyChange]);
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

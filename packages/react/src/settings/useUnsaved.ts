'use client';

import { useEffect } from 'react';

/** Asks before the page is left with unsaved changes, and tells the host, whose router asks for itself. */
export function useUnsaved(dirty: boolean, onDirtyChange: ((dirty: boolean) => void) | undefined): void {
  useEffect(() => {
    onDirtyChange?.(dirty);
    // Only while there is something to lose: the listener alone keeps a page out of the back/forward cache.
    if (!dirty) return;
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty, onDirtyChange]);
}

function ask(event: Event): void {
  event.preventDefault();
}

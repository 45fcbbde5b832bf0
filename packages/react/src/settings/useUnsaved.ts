'use client';

import { useEffect } from 'react';
import { listen } from '../modal/listen.ts';

/** Asks before the page is left with unsaved changes, and tells the host, whose router asks for itself. */
export function useUnsaved(dirty: boolean, onDirtyChange: ((dirty: boolean) => void) | undefined): void {
  useEffect(() => {
    onDirtyChange?.(dirty);
  }, [dirty, onDirtyChange]);
  // Only while there is something to lose: the listener alone keeps a page out of the back/forward cache.
  useEffect(() => (dirty ? listen(window, ['beforeunload'], (event) => event.preventDefault()) : undefined), [dirty]);
}

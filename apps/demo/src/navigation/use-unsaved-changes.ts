import { useEffect } from 'react';
import { guard } from './history.ts';

/** Asks before the page is left while it has unsaved changes. */
export function useUnsavedChanges(unsaved: boolean): void {
  useEffect(() => {
    guard(unsaved);
    return () => guard(false);
  }, [unsaved]);
}

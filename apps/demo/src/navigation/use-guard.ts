import { useEffect } from 'react';
import { guard } from './history.ts';

/**
 * Returns a function that protects the page while it has unsaved changes: then the console asks before it is left. Once
 * it is left, nothing is protected.
 */
export function useGuard(): (unsaved: boolean) => void {
  useEffect(() => () => guard(false), []);
  return guard;
}

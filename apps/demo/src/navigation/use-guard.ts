import { useEffect } from 'react';
import { guard } from './history.ts';

/** Once the page is left, nothing is protected. */
export function useGuard(): (unsaved: boolean) => void {
  useEffect(() => () => guard(false), []);
  return guard;
}

import { useEffect } from 'react';
import { guard } from './history.ts';

/** The returned function sets whether the console asks before the page is left. Once it is left, nothing is protected. */
export function useGuard(): (unsaved: boolean) => void {
  useEffect(() => () => guard(false), []);
  return guard;
}

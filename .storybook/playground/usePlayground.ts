import { useSyncExternalStore } from 'react';
import type { Playground } from './playground.ts';

declare global {
  interface Window {
    /** The playground of this page, for the tabs that are framed in it. */
    curfewPlayground?: Playground | undefined;
  }
}

/** Renders again after every change of the playground. */
export function usePlayground(playground: Playground): void {
  useSyncExternalStore(playground.subscribe, playground.version);
}

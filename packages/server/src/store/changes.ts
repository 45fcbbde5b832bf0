import type { Change } from './types.ts';

/** Tells whoever listens in this process. */
export interface Changes {
  publish(change: Change): void;
  /** Returns its own undo. */
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      // A wrapper of its own: the same function may be subscribed twice, and each undo takes back one.
      const own = (change: Change): void => listener(change);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

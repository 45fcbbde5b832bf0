import type { StoreEvent } from './types.ts';

export interface Changes<Change = StoreEvent> {
  publish(change: Change): void;
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChanges<Change = StoreEvent>(): Changes<Change> {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      // The same function may subscribe twice, and each must be removable.
      const own = (change: Change): void => listener(change);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

import type { StoreEvent } from './types.ts';

export interface Changes {
  publish(change: StoreEvent): void;
  subscribe(listener: (change: StoreEvent) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(change: StoreEvent) => void>();
  return {
    publish(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      // A wrapper, because the same function may subscribe twice and each must be removable.
      const own = (change: StoreEvent): void => listener(change);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

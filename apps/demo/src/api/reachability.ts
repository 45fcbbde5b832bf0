import { useSyncExternalStore } from 'react';

let reachable = true;
const listeners = new Set<() => void>();

function note(next: boolean): void {
  if (reachable === next) return;
  reachable = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const notingFetch: typeof fetch = async (...request) => {
  try {
    const response = await fetch(...request);
    note(response.status < 500);
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) note(false);
    throw error;
  }
};

export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable);
}

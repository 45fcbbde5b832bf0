'use client';

import type { SessionSnapshot } from '@curfew/core';
import { useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/**
 * Returns the snapshot of the session, or a part of it. It renders when that part changes, not as time passes. On a
 * server and in the first render of a hydration, `status` is `pending`.
 *
 * @param selector - picks a part; it must return the same value for the same snapshot. By default, picks the whole
 * @throws Error outside of `<SessionProvider>`
 * @example
 * const status = useSession((snapshot) => snapshot.status);
 */
export function useSession(): SessionSnapshot;
export function useSession<T>(selector: (snapshot: SessionSnapshot) => T): T;
export function useSession(selector: (snapshot: SessionSnapshot) => unknown = (whole) => whole): unknown {
  const { store, subscribe } = useProvidedSession('useSession');
  return useSyncExternalStore(
    subscribe,
    () => selector(store.getState()),
    () => selector(store.getInitialState()),
  );
}

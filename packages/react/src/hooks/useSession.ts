'use client';

import type { SessionSnapshot } from '@curfew/core';
import { useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/**
 * What is known of the session: its status, the instants of its ends, the policy in force. It renders when the selected
 * part changes, and never because time passes. On a server and in the first render of a hydration it is `pending`.
 *
 * @param selector - picks a part; it must answer with the same value for the same snapshot. The whole by default
 * @throws Error outside a provider
 * @example
 * const status = useSession((snapshot) => snapshot.status);
 */
export function useSession(): SessionSnapshot;
export function useSession<T>(selector: (snapshot: SessionSnapshot) => T): T;
export function useSession(selector: (snapshot: SessionSnapshot) => unknown = (whole) => whole): unknown {
  const { store, subscribe } = useProvidedSession();
  return useSyncExternalStore(
    subscribe,
    () => selector(store.getState()),
    () => selector(store.getInitialState()),
  );
}

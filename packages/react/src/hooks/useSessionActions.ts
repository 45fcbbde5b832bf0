'use client';

import type { Session } from '@curfew/core';
import { useProvidedSession } from '../context.ts';

/** What a component can do to a session. `@curfew/core` documents each. */
export type SessionActions = Pick<Session, 'extend' | 'signOut' | 'hold' | 'signedIn' | 'reportActivity' | 'refresh'>;

/**
 * The session's actions. The object and its functions stay the same from render to render.
 *
 * @throws Error outside a provider
 * @example
 * const { signOut } = useSessionActions();
 * <button onClick={() => signOut()}>Sign out</button>
 */
export function useSessionActions(): SessionActions {
  return useProvidedSession();
}

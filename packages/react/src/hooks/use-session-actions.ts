'use client';

import type { Session } from '@curfew/core';
import { useProvidedSession } from '../context.ts';

/** The actions on a session. `Session` of `@curfew/core` documents each. */
export type SessionActions = Pick<Session, 'extend' | 'signOut' | 'hold' | 'signedIn' | 'reportActivity' | 'refresh'>;

/**
 * Returns the actions on the session. The object and its functions are the same in every render.
 *
 * @throws Error outside of `<SessionProvider>`
 * @example
 * const { signOut } = useSessionActions();
 * <button onClick={() => signOut()}>Sign out</button>
 */
export function useSessionActions(): SessionActions {
  return useProvidedSession('useSessionActions');
}

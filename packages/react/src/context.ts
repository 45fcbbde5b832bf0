'use client';

import type { Session } from '@curfew/core';
import { type Context, createContext, useContext } from 'react';
import type { MessageOverrides } from './messages/types.ts';

/** The values that a provider passes down. */
export interface Kit {
  readonly session: Session;
  readonly locale: string;
  readonly messages: MessageOverrides | undefined;
}

export const KitContext: Context<Kit | null> = createContext<Kit | null>(null);

/**
 * Returns the value of a context.
 *
 * @param caller - the hook or component that needs the value, for the error
 * @param element - the element that provides it
 * @throws Error outside of that element
 */
export function useInside<T>(context: Context<T | null>, caller: string, element: string): T {
  const value = useContext(context);
  if (!value) throw new Error(`${caller} must be used within ${element}.`);
  return value;
}

/**
 * Returns the session of the nearest provider.
 *
 * @param caller - the hook or component that needs it, for the error
 * @throws Error outside of `<SessionProvider>`
 */
export function useProvidedSession(caller: string): Session {
  return useInside(KitContext, caller, '<SessionProvider>').session;
}

'use client';

import type { Session } from '@curfew/core';
import { type Context, createContext, useContext } from 'react';
import type { MessageOverrides } from './messages/types.ts';

/** What a provider hands down. */
export interface Kit {
  readonly session: Session;
  readonly locale: string;
  readonly messages: MessageOverrides | undefined;
}

export const KitContext: Context<Kit | null> = createContext<Kit | null>(null);

/**
 * What an element above hands down.
 *
 * @throws Error where it is not there
 */
export function useInside<T>(context: Context<T | null>, element: string): T {
  const value = useContext(context);
  if (!value) throw new Error(`Put this into ${element}.`);
  return value;
}

/**
 * The session of the nearest provider.
 *
 * @throws Error outside a provider
 */
export function useProvidedSession(): Session {
  return useInside(KitContext, '<SessionProvider>').session;
}

'use client';

import type { Session } from '@curfew/core';
import { type Context, createContext, useContext } from 'react';
import type { MessageOverrides } from './messages/types.ts';

export interface Kit {
  readonly session: Session;
  readonly locale: string;
  readonly messages: MessageOverrides | undefined;
}

export const KitContext: Context<Kit | null> = createContext<Kit | null>(null);

/** `caller` and `element` are for the error. */
export function useInside<T>(context: Context<T | null>, caller: string, element: string): T {
  const value = useContext(context);
  if (!value) throw new Error(`${caller} must be used within ${element}.`);
  return value;
}

export function useProvidedSession(caller: string): Session {
  return useInside(KitContext, caller, '<SessionProvider>').session;
}

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
 * The session of the nearest provider.
 *
 * @throws Error outside a provider
 */
export function useProvidedSession(): Session {
  const kit = useContext(KitContext);
  if (!kit) throw new Error('Wrap this in <SessionProvider session={session}>.');
  return kit.session;
}

'use client';

import type { WarningMessages } from '@curfew/dom';
import { type Context, createContext } from 'react';
import { useInside } from '../context.ts';
import type { SessionWarningData } from '../hooks/use-session-warning.ts';

export interface Warning extends SessionWarningData {
  readonly texts: WarningMessages;
  readonly locale: string;
  readonly canSignIn: boolean;
  readonly title: boolean;
}

/** The ids are fixed, because a page has one warning. */
export const TITLE = 'curfew-title';
export const TEXT = 'curfew-text';

export const WarningContext: Context<Warning | null> = createContext<Warning | null>(null);

export function useWarning(): Warning {
  return useInside(WarningContext, 'Parts of SessionWarning', '<SessionWarning.Root>');
}

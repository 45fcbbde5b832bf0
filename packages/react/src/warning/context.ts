'use client';

import type { WarningMessages } from '@curfew/dom';
import { type Context, createContext } from 'react';
import { useInside } from '../context.ts';
import type { SessionWarningData } from '../hooks/use-session-warning.ts';

/** The values that the parts of a warning share. */
export interface Warning extends SessionWarningData {
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether the warning offers to sign in again. */
  readonly canSignIn: boolean;
  /** Whether the page's title shows the time left too. */
  readonly title: boolean;
}

/** Ids and classes of the title and the description. The ids are fixed, because a page has one warning. */
export const TITLE = 'curfew-title';
export const TEXT = 'curfew-text';

export const WarningContext: Context<Warning | null> = createContext<Warning | null>(null);

/** @throws Error outside of `<SessionWarning.Root>` */
export function useWarning(): Warning {
  return useInside(WarningContext, 'Parts of SessionWarning', '<SessionWarning.Root>');
}

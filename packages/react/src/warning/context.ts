'use client';

import type { WarningLimit, WarningMessages } from '@curfew/dom';
import { type Context, createContext } from 'react';
import { useInside } from '../context.ts';

/** Waiting for the user, asking the server, or failed to extend. CSS sees it as `data-phase`. */
export type WarningPhase = 'open' | 'extending' | 'failed';

/** The values that the parts of a warning share. */
export interface Warning {
  readonly limit: WarningLimit;
  readonly phase: WarningPhase;
  /** The time left when this end became known, in ms. It does not count down. */
  readonly leftMs: number;
  /** The end by the user's clock: a wall-clock instant in ms. */
  readonly endsAt: number;
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether the page's title shows the time left too. */
  readonly title: boolean;
  /** Stays signed in. Before the absolute timeout, shrinks the dialog to the bar. */
  readonly stay: () => void;
  readonly signOut: () => void;
}

/** Ids and classes of the title and the description. The ids are fixed, because a page has one warning. */
export const TITLE = 'curfew-title';
export const TEXT = 'curfew-text';

export const WarningContext: Context<Warning | null> = createContext<Warning | null>(null);

/** @throws Error outside of `<SessionWarning.Root>` */
export function useWarning(): Warning {
  return useInside(WarningContext, 'Parts of SessionWarning', '<SessionWarning.Root>');
}

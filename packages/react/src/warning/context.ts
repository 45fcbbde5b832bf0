'use client';

import type { WarningLimit, WarningMessages } from '@curfew/dom';
import { type Context, createContext } from 'react';
import { useInside } from '../context.ts';

/** Where the dialog stands: waiting for an answer, asking the server, or refused by it. Shown to CSS as `data-phase`. */
export type WarningPhase = 'open' | 'extending' | 'failed';

/** What the parts of a warning share. */
export interface Warning {
  readonly limit: WarningLimit;
  readonly phase: WarningPhase;
  /** The time left when this end became known, in ms. It stands still. */
  readonly leftMs: number;
  /** The end by the person's own watch: a wall-clock instant in ms. */
  readonly endsAt: number;
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether to tell the time left in the page's title too. */
  readonly title: boolean;
  /** Stays signed in; about the maximum, shrinks to the bar. */
  readonly stay: () => void;
  readonly signOut: () => void;
}

/** Ids and classes of the title and the description. There is one warning in a page. */
export const TITLE = 'curfew-title';
export const TEXT = 'curfew-text';

export const WarningContext: Context<Warning | null> = createContext<Warning | null>(null);

/** @throws Error outside of `SessionWarning.Root` */
export function useWarning(): Warning {
  return useInside(WarningContext, '<SessionWarning.Root>');
}

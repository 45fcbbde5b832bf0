'use client';

import { type Context, createContext, useContext } from 'react';
import type { WarningAbout } from '../messages/types.ts';

/** Where the dialog stands: waiting for an answer, asking the server, or refused by it. Shown to CSS as `data-phase`. */
export type WarningPhase = 'open' | 'extending' | 'failed';

/** What the parts of a warning share. */
export interface Warning {
  readonly about: WarningAbout;
  readonly phase: WarningPhase;
  /** The instant of the end by the session clock, in ms. */
  readonly endsAt: number;
  readonly titleId: string;
  readonly descriptionId: string;
  /** Stays signed in; about the maximum, shrinks to the bar. */
  readonly stay: () => void;
  readonly signOut: () => void;
}

export const WarningContext: Context<Warning | null> = createContext<Warning | null>(null);

/** @throws Error outside of `SessionWarning.Root` */
export function useWarning(): Warning {
  const warning = useContext(WarningContext);
  if (!warning) throw new Error('No warning here: put this part into <SessionWarning.Root>.');
  return warning;
}

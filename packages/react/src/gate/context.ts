'use client';

import { type Context, createContext } from 'react';

export interface Gate {
  /** Focuses the form too. Returns a function that takes it out. */
  readonly showForm: (place: HTMLElement) => () => void;
  readonly reauthenticate: () => Promise<boolean>;
}

/** `null` outside of a gate with a form. */
export const GateContext: Context<Gate | null> = createContext<Gate | null>(null);

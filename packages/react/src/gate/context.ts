'use client';

import { type Context, createContext } from 'react';

/** What a gate with a sign-in form gives to the components in it. */
export interface Gate {
  /** Puts the form into an element, and focuses it. Returns a function that takes it out. */
  readonly showForm: (place: HTMLElement) => () => void;
  readonly reauthenticate: () => Promise<boolean>;
}

/** `null` outside of a gate with a form. */
export const GateContext: Context<Gate | null> = createContext<Gate | null>(null);

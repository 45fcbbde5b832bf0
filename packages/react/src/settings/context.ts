'use client';

import type { PolicyLimits } from '@curfew/core';
import { type Context, createContext } from 'react';
import { useInside } from '../context.ts';
import type { SaveMessages, SettingsMessages } from '../messages/types.ts';
import type { FieldError } from './problems.ts';
import type { Standard } from './standards/standard.ts';
import type { SettingsEvent, SettingsState } from './state.ts';
import type { CountSessions, LoadHistory, PolicyApply } from './types.ts';
import type { Preview } from './use-preview.ts';

/** The state of the form, and the actions on it. Durations in ms. */
export interface Settings extends SettingsState {
  /** Whether the draft differs from the saved durations. */
  readonly dirty: boolean;
  /** Whether the draft is allowed. */
  readonly valid: boolean;
  readonly readOnly: boolean;
  /** The errors that the form shows now, in the order of the fields. */
  readonly errors: readonly FieldError[];
  /** What a save would end. */
  readonly preview: Preview;
  /** Whether the form asks before a save that ends sessions: your app passes `onPreview`. */
  readonly confirms: boolean;
  readonly limits: PolicyLimits;
  readonly texts: SettingsMessages & SaveMessages;
  /** The standards that your app has passed. */
  readonly standards: readonly Standard[] | undefined;
  /** The user, as your app names them. */
  readonly user: string | undefined;
  readonly onSessions: CountSessions | undefined;
  readonly onHistory: LoadHistory | undefined;
  readonly locale: string;
  /** The prefix of the ids of the fields: `${id}idleMs`. */
  readonly id: string;
  /** Edits, discards, answers a conflict. To save, submit the form. */
  readonly dispatch: (event: SettingsEvent) => void;
  /** Saves while `outcome.type` is `confirming`. */
  readonly confirm: (apply: PolicyApply) => void;
}

export const SettingsContext: Context<Settings | null> = createContext<Settings | null>(null);

/**
 * Returns the state of the form, for parts of your own.
 *
 * @throws Error outside of `<SessionSettingsForm.Root>`
 * @example
 * function Reminder() {
 *   const { dirty } = useSettings();
 *   return dirty && <p>Do not forget to save.</p>;
 * }
 */
export function useSettings(): Settings {
  return useInside(SettingsContext, 'useSettings', '<SessionSettingsForm.Root>');
}

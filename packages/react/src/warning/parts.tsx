'use client';

import { Digits } from './Digits.tsx';
import { part, type WarningPart } from './part.ts';
import { Ring } from './Ring.tsx';

/** The time left: a ring that drains, and digits. */
export const WarningCountdown: WarningPart<'div'> = part('div', 'curfew-countdown', () => ({
  children: (
    <>
      <Ring />
      <Digits />
    </>
  ),
}));

/** The dialog's name. */
export const WarningTitle: WarningPart<'h2'> = part('h2', 'curfew-title', ({ about, texts, id }) => ({
  id: `${id}title`,
  tabIndex: -1,
  children: texts.title[about],
}));

/** What will happen, and when. It stands still while the dialog is open: screen readers would read each change. */
export const WarningDescription: WarningPart<'p'> = part('p', 'curfew-text', ({ texts, locale, id, ...values }) => ({
  id: `${id}text`,
  children: texts.description(values, locale),
}));

/** Stays signed in. About the maximum, where nobody can stay, it shrinks the dialog to a bar. */
export const WarningExtend: WarningPart<'button'> = part(
  'button',
  'curfew-button curfew-primary curfew-stay',
  ({ about, phase, texts, stay }) => ({
    type: 'button',
    // Not `disabled`: that would throw focus away.
    'aria-disabled': phase === 'extending',
    onClick: stay,
    children: texts.extend[about],
  }),
);

/** Signs out in every tab. */
export const WarningSignOut: WarningPart<'button'> = part('button', 'curfew-button', ({ about, texts, signOut }) => ({
  type: 'button',
  onClick: signOut,
  children: texts.signOut[about],
}));

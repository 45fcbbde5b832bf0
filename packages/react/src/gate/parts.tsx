'use client';

import type { ExpiredMessages } from '@curfew/dom';
import { type Ended, ICONS } from '@curfew/dom/shared';
import { type Context, createContext, type ReactElement, useState } from 'react';
import { useInside } from '../context.ts';
import { type Part, partsOf } from '../parts/part.tsx';
import { SignInForm } from './SignInForm.tsx';

export interface Expired {
  readonly ended: Ended;
  readonly texts: ExpiredMessages;
  readonly locale: string;
  /** A prefix. */
  readonly id: string;
  /** `null` if the screen has a form. */
  readonly signIn: (() => void) | null;
}

export const ExpiredContext: Context<Expired | null> = createContext<Expired | null>(null);

const useExpired = () => useInside(ExpiredContext, 'Parts of SessionGate', 'the screen of <SessionGate>');
const part = partsOf(useExpired);

/** Shows of which kind the reason is. */
export const ExpiredIcon: Part<'div'> = part('div', 'curfew-icon', ({ ended }) => ({
  children: (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[ended.reason]} />
    </svg>
  ),
}));

/** The name of the screen. It receives focus when the screen shows the reason, unless a field of the form does. */
export const ExpiredTitle: Part<'h1'> = part('h1', 'curfew-title', ({ ended, texts, locale, id }) => ({
  id: `${id}title`,
  tabIndex: -1,
  'aria-describedby': `${id}reason ${id}kept`,
  children: texts.title(ended, locale),
}));

/** Why the session ended. */
export const ExpiredReason: Part<'p'> = part('p', 'curfew-text', ({ ended, texts, locale, id }) => ({
  id: `${id}reason`,
  children: texts.reason(ended, locale),
}));

/** Until when the page is kept. Not rendered if it is not. */
export const ExpiredKept: Part<'p'> = part('p', 'curfew-text curfew-kept', ({ ended: { kept }, texts, locale, id }) => {
  return kept && { id: `${id}kept`, children: texts.kept(kept, locale) };
});

/** Reloads the page, to use a session that has begun elsewhere in this browser. Hidden if there is none. */
export const ExpiredReload: Part<'button'> = part('button', 'curfew-button curfew-primary', ({ ended, texts }) => ({
  type: 'button',
  onClick: () => location.reload(),
  hidden: !ended.canReload,
  children: texts.reload,
}));

/** Your app's sign-in form: `signIn` of the gate. Not rendered without one. */
export function ExpiredForm(): ReactElement | null {
  const { ended, signIn } = useExpired();
  const [isOffered, offer] = useState(!ended.canReload);
  // A reload uses the session that has begun elsewhere. What is typed stays.
  if (!isOffered && !ended.canReload) offer(true);
  return signIn || !isOffered ? null : <SignInForm />;
}

/** Calls `onSignIn`. Not rendered if the gate has a form. */
export const ExpiredSignIn: Part<'button'> = part('button', 'curfew-button', ({ texts, signIn }) => {
  return signIn && { type: 'button', onClick: signIn, children: texts.signIn };
});

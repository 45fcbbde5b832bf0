'use client';

import type { EndReason, SessionPolicy } from '@curfew/core';
import type { ExpiredMessages } from '@curfew/dom';
import { type Context, createContext } from 'react';
import { useInside } from '../context.ts';
import { type Part, partsOf } from '../parts/part.tsx';

/** The values that the parts of the screen share. */
export interface Expired {
  readonly reason: EndReason;
  readonly policy: SessionPolicy;
  readonly texts: ExpiredMessages;
  readonly locale: string;
  /** The prefix of the ids of the title and the reason. */
  readonly id: string;
  readonly signIn: () => void;
}

export const ExpiredContext: Context<Expired | null> = createContext<Expired | null>(null);

const part = partsOf(() => useInside(ExpiredContext, 'Parts of SessionExpired', 'the screen of <SessionExpired>'));

/** The name of the screen. It receives focus when the screen shows the reason. */
export const ExpiredTitle: Part<'h1'> = part('h1', 'curfew-title', ({ texts, id }) => ({
  id: `${id}title`,
  tabIndex: -1,
  'aria-describedby': `${id}reason`,
  children: texts.title,
}));

/** Why the session ended. */
export const ExpiredReason: Part<'p'> = part('p', 'curfew-text', ({ texts, locale, id, ...values }) => ({
  id: `${id}reason`,
  children: texts.reason(values, locale),
}));

/** Reloads the page, to use a session that has begun elsewhere in this browser. Hidden if there is none. */
export const ExpiredReload: Part<'button'> = part('button', 'curfew-button curfew-primary', ({ texts, reason }) => ({
  type: 'button',
  // Never automatic: the new session may belong to another user.
  onClick: () => location.reload(),
  hidden: reason !== 'superseded',
  children: texts.reload,
}));

/** Calls `onSignIn`. */
export const ExpiredSignIn: Part<'button'> = part('button', 'curfew-button', ({ texts, signIn }) => ({
  type: 'button',
  onClick: signIn,
  children: texts.signIn,
}));

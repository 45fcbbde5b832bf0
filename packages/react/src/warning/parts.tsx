'use client';

import { digitsText } from '@curfew/dom';
import { RING, urgencyOf } from '@curfew/dom/shared';
import { useEndsMs } from '../hooks/use-ends-ms.ts';
import { type Part, partsOf } from '../parts/part.tsx';
import { TEXT, TITLE, useWarning } from './context.ts';
import { useInSeconds } from './use-in-seconds.ts';

const part = partsOf(useWarning);

const CIRCLE = { r: RING.r, pathLength: 1 };

/**
 * The time left, as a ring and digits. Screen readers do not read a timer as it runs: the announcer reports to them.
 */
export const WarningCountdown: Part<'div'> = part('div', 'curfew-countdown', ({ leftMs, locale }) => {
  const endsMs = useEndsMs();
  return {
    role: 'timer',
    'data-urgency': urgencyOf(endsMs),
    children: (
      <>
        {/* A strict Content-Security-Policy blocks inline styles. */}
        <svg viewBox={RING.viewBox} aria-hidden="true">
          <circle {...CIRCLE} />
          <circle {...CIRCLE} strokeDasharray={`${endsMs / leftMs} 1`} />
          <path d={RING.hourglass} />
        </svg>
        <span>{digitsText(endsMs, locale)}</span>
      </>
    ),
  };
});

/** The name of the dialog. */
export const WarningTitle: Part<'h2'> = part('h2', TITLE, ({ limit, isSigningIn, texts }) => ({
  id: TITLE,
  tabIndex: -1,
  children: isSigningIn ? texts.signInAgain : texts.title[limit],
}));

/** What will happen, and when. It does not count down: screen readers would read each change. */
export const WarningDescription: Part<'p'> = part('p', TEXT, ({ texts, locale, ...values }) => {
  const inSeconds = useInSeconds();
  return { id: TEXT, children: texts.description({ ...values, inSeconds }, locale) };
});

/** Stays signed in. The absolute timeout cannot be extended: before it, this shrinks the dialog to a bar. */
export const WarningExtend: Part<'button'> = part(
  'button',
  'curfew-button curfew-primary curfew-stay',
  ({ phase, texts, locale, stay, ...values }) => {
    const inSeconds = useInSeconds();
    return {
      // A disabled button loses focus.
      type: 'button',
      'aria-disabled': phase === 'extending',
      onClick: stay,
      children: texts.extend({ ...values, inSeconds }, locale),
    };
  },
);

/** Shows the sign-in form of the gate in the dialog. Not rendered without one, nor in the idle warning. */
export const WarningSignIn: Part<'button'> = part('button', 'curfew-button curfew-again', (warning) => {
  const { canSignIn, texts, signIn } = warning;
  return canSignIn ? { type: 'button', onClick: signIn, children: texts.signInAgain } : null;
});

/** Signs out in every tab. */
export const WarningSignOut: Part<'button'> = part('button', 'curfew-button', ({ limit, texts, signOut }) => ({
  type: 'button',
  onClick: signOut,
  children: texts.signOut[limit],
}));

'use client';

import { type ExpiredState, expiredInEnglish as english } from '@curfew/dom/shared';
import type { ReactElement } from 'react';
import { useTexts } from '../messages/use-texts.ts';
import type { SessionGateProps } from './types.ts';

interface FailedProps extends Pick<SessionGateProps, 'onSignIn'> {
  readonly screen: ExpiredState | null;
}

/** A way out of the screen. The other dialogs have one of their own. */
export function FormFailed({ screen, onSignIn }: FailedProps): ReactElement | null {
  const [texts] = useTexts('expired', english);
  if (screen?.phase !== 'ended') return null;
  return (
    <button
      type="button"
      className="curfew-button curfew-primary"
      onClick={() => (onSignIn ? onSignIn(screen.intent()) : location.reload())}
    >
      {onSignIn ? texts.signIn : texts.reload}
    </button>
  );
}

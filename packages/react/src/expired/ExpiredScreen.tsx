'use client';

import { type ReactElement, useId } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { expired as english } from '../messages/en/expired.ts';
import { useTexts } from '../messages/useTexts.ts';
import { focus } from '../modal/focus.ts';
import { useModal } from '../modal/useModal.ts';
import { usePageTitle } from '../modal/usePageTitle.ts';
import { classNames } from '../parts/classNames.ts';
import { returnPath } from './returnPath.ts';
import type { SessionExpiredProps } from './types.ts';

type ScreenProps = Pick<SessionExpiredProps, 'onSignIn'> & { readonly className: string | undefined };

/** The opaque screen, in the browser's top layer: a late error message of the host must not cover it. */
export function ExpiredScreen({ onSignIn, className }: ScreenProps): ReactElement {
  const { reason, confirming, policy } = useSession();
  const [messages, locale] = useTexts('expired', english);
  const screen = useModal('h1', stayCovered);
  const id = useId();
  usePageTitle(!confirming && messages.pageTitle);

  return (
    <dialog
      ref={screen}
      className={classNames('curfew-expired', className)}
      aria-labelledby={`${id}title`}
      aria-describedby={confirming ? undefined : `${id}reason`}
      data-react-aria-top-layer="true"
      data-reason={reason}
      aria-busy={confirming}
    >
      {confirming ? (
        <p id={`${id}title`} role="status">
          {messages.confirming}
        </p>
      ) : (
        <div className="curfew-panel">
          <h1 ref={focus} id={`${id}title`} tabIndex={-1} aria-describedby={`${id}reason`}>
            {messages.title}
          </h1>
          <p id={`${id}reason`}>{reason && policy && messages.reason({ reason, policy }, locale)}</p>
          {reason === 'superseded' && (
            <button type="button" className="curfew-button curfew-primary" onClick={() => location.reload()}>
              {messages.reload}
            </button>
          )}
          <button
            type="button"
            className={classNames('curfew-button', reason === 'superseded' ? undefined : 'curfew-primary')}
            onClick={() => onSignIn({ returnTo: returnPath(location) })}
          >
            {messages.signIn}
          </button>
        </div>
      )}
    </dialog>
  );
}

function stayCovered(): void {}

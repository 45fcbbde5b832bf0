'use client';

import { type ReactElement, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { expired as english } from '../messages/en/expired.ts';
import { useTexts } from '../messages/useTexts.ts';
import { classNames } from '../modal/classNames.ts';
import { pageTitle } from '../modal/pageTitle.ts';
import { useModal } from '../modal/useModal.ts';
import { returnPath } from './returnPath.ts';
import type { SessionExpiredProps } from './types.ts';

type ScreenProps = Pick<SessionExpiredProps, 'onSignIn'> & { readonly className: string | undefined };

/** The opaque screen, in the browser's top layer: a late error message of the host must not cover it. */
export function ExpiredScreen({ onSignIn, className }: ScreenProps): ReactElement {
  const { reason, confirming, policy } = useSession();
  const [messages, locale] = useTexts('expired', english);
  const screen = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useModal(screen, { onEscape: stayCovered, first: () => heading.current });

  useLayoutEffect(() => {
    if (!confirming) heading.current?.focus();
  }, [confirming]);

  useEffect(() => {
    if (confirming) return;
    const title = pageTitle();
    title.set(messages.pageTitle);
    return () => title.restore();
  }, [confirming, messages]);

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
          <h1 ref={heading} id={`${id}title`} tabIndex={-1} aria-describedby={`${id}reason`}>
            {messages.title}
          </h1>
          <p id={`${id}reason`}>{reason && messages.reason({ reason, policy }, locale)}</p>
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

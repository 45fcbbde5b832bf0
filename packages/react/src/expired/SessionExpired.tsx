'use client';

import { expiredState } from '@curfew/dom/shared';
import type { ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/use-session.ts';
import { OnTurn } from '../modal/OnTurn.tsx';
import { ExpiredScreen } from './ExpiredScreen.tsx';
import { ExpiredIcon, ExpiredReason, ExpiredReload, ExpiredSignIn, ExpiredTitle } from './parts.tsx';
import type { SessionExpiredProps } from './types.ts';

/** `SessionExpired`, and the parts of its screen. */
export interface SessionExpiredComponent {
  (props: SessionExpiredProps): ReactElement;
  readonly Icon: typeof ExpiredIcon;
  readonly Title: typeof ExpiredTitle;
  readonly Reason: typeof ExpiredReason;
  readonly Reload: typeof ExpiredReload;
  readonly SignIn: typeof ExpiredSignIn;
}

/**
 * Covers the page when the session ends, shows the reason and offers to sign in again. While `verifying` is true, it
 * covers the page without a reason.
 *
 * @throws Error outside of `<SessionProvider>`
 * @example
 * <SessionExpired onSignIn={({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`)}>
 *   <App />
 * </SessionExpired>
 */
export const SessionExpired: SessionExpiredComponent = /* #__PURE__ */ Object.assign(
  function SessionExpired({ behind = 'unmount', children, ...screen }: SessionExpiredProps): ReactElement {
    const snapshot = useSession();
    const state = expiredState(snapshot);
    return (
      <>
        {state?.phase === 'ended' && behind === 'unmount' ? null : children}
        {state && (
          <OnTurn name={`expired ${snapshot.id}`} handOverMs={0}>
            {createPortal(<ExpiredScreen {...screen} state={state} />, document.body)}
          </OnTurn>
        )}
      </>
    );
  },
  {
    Icon: ExpiredIcon,
    Title: ExpiredTitle,
    Reason: ExpiredReason,
    Reload: ExpiredReload,
    SignIn: ExpiredSignIn,
  },
);

'use client';

import { expiredState } from '@curfew/dom/shared';
import type { ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/use-session.ts';
import { OnTurn } from '../modal/OnTurn.tsx';
import { GateScreen } from './GateScreen.tsx';
import { ExpiredIcon, ExpiredReason, ExpiredReload, ExpiredSignIn, ExpiredTitle } from './parts.tsx';
import type { SessionGateProps } from './types.ts';

/** `SessionGate`, and the parts of its screen. */
export interface SessionGateComponent {
  (props: SessionGateProps): ReactElement;
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
 * <SessionGate onSignIn={({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`)}>
 *   <App />
 * </SessionGate>
 */
export const SessionGate: SessionGateComponent = /* #__PURE__ */ Object.assign(
  function SessionGate({ keepMounted = false, children, ...screen }: SessionGateProps): ReactElement {
    const snapshot = useSession();
    const state = expiredState(snapshot);
    return (
      <>
        {state?.phase === 'ended' && !keepMounted ? null : children}
        {state && (
          <OnTurn name={`expired ${snapshot.id}`} handOverMs={0}>
            {createPortal(<GateScreen {...screen} state={state} />, document.body)}
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

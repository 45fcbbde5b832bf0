'use client';

import type { ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/useSession.ts';
import { ExpiredScreen } from './ExpiredScreen.tsx';
import type { SessionExpiredProps } from './types.ts';

/**
 * Covers the page once the session is over, says why, and offers to sign in again. It covers it too, without a word
 * about an end, while other tabs and the server are still being asked.
 *
 * @throws Error outside a provider
 * @example
 * <SessionExpired onSignIn={({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`)}>
 *   <App />
 * </SessionExpired>
 */
export function SessionExpired(props: SessionExpiredProps): ReactElement {
  const { onSignIn, behind = 'unmount', className, children } = props;
  const { status, confirming } = useSession();
  const covered = status === 'ended';
  return (
    <>
      {covered && !confirming && behind === 'unmount' ? null : children}
      {covered && createPortal(<ExpiredScreen onSignIn={onSignIn} className={className} />, document.body)}
    </>
  );
}

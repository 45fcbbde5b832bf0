'use client';

import type { ReactElement, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/useSession.ts';
import { ExpiredScreen } from './ExpiredScreen.tsx';

/** Where the person was when the session ended. */
export interface SignInIntent {
  /** A path of the same origin, with its search and hash: safe to go back to after a sign-in. */
  readonly returnTo: string;
}

/** Props of {@link SessionExpired}. */
export interface SessionExpiredProps {
  /** Called when the person asks to sign in again. */
  readonly onSignIn: (intent: SignInIntent) => void;
  /**
   * What becomes of the children once the session is over. `unmount` takes them out of the page, so that nothing of
   * them stays in the browser's memory of it; `keep` only covers them, so that unsaved work is there after a new
   * sign-in. `unmount` by default.
   */
  readonly behind?: 'unmount' | 'keep';
  /** A class beside the screen's own. */
  readonly className?: string;
  /** The protected part of the page. */
  readonly children?: ReactNode;
}

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
  const covered = useSession(({ status }) => status === 'ended');
  const over = useSession(({ status, confirming }) => status === 'ended' && !confirming);
  return (
    <>
      {over && behind === 'unmount' ? null : children}
      {covered && createPortal(<ExpiredScreen onSignIn={onSignIn} className={className} />, document.body)}
    </>
  );
}

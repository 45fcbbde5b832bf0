import type { SignInIntent } from '@curfew/dom';
import type { ReactNode } from 'react';

/** Props of `SessionExpired`. */
export interface SessionExpiredProps {
  /** Called when the person asks to sign in again. */
  readonly onSignIn: (intent: SignInIntent) => void;
  /**
   * What becomes of the children once the session is over. `unmount` takes them out of the page, so that nothing of
   * them stays in the browser's memory of it; `keep` only covers them, so that unsaved work is there after a new
   * sign-in. `unmount` by default.
   */
  readonly behind?: 'unmount' | 'keep' | undefined;
  /** The screen's contents, from `SessionExpired.Title`, `.Reason`, `.Reload` and `.SignIn`, in an order of your own. */
  readonly screen?: ReactNode;
  /** A class beside the screen's own. */
  readonly className?: string | undefined;
  /** The protected part of the page. */
  readonly children?: ReactNode;
}

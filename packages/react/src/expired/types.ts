import type { SignInIntent } from '@curfew/dom';
import type { ReactNode } from 'react';

/** Props of `SessionExpired`. */
export interface SessionExpiredProps {
  /** Called when the user presses the sign-in button. */
  readonly onSignIn: (intent: SignInIntent) => void;
  /**
   * What happens to the children when the session ends. `unmount` removes them, so that nothing of them remains in the
   * page. `keep` only covers them, so that unsaved work is there after a new sign-in.
   *
   * @default 'unmount'
   */
  readonly behind?: 'unmount' | 'keep' | undefined;
  /**
   * The contents of the screen: `SessionExpired.Icon`, `.Title`, `.Reason`, `.Reload` and `.SignIn`, in an order of your own.
   */
  readonly screen?: ReactNode;
  /** A class in addition to the screen's own. */
  readonly className?: string | undefined;
  /** The protected part of the page. */
  readonly children?: ReactNode;
}

import type { SignInIntent } from '@curfew/dom';
import type { ReactNode } from 'react';

/** Props of `SessionGate`. */
export interface SessionGateProps {
  /** Called when the user presses the sign-in button. */
  readonly onSignIn: (intent: SignInIntent) => void;
  /**
   * Whether the children are only covered when the session ends, so that unsaved work is there after a new sign-in. By
   * default they are removed, so that nothing of them remains in the page.
   *
   * @default false
   */
  readonly keepMounted?: boolean | undefined;
  /**
   * The contents of the screen: `SessionGate.Icon`, `.Title`, `.Reason`, `.Reload` and `.SignIn`, in an order of your own.
   */
  readonly screen?: ReactNode;
  /** A class in addition to the screen's own. */
  readonly className?: string | undefined;
  /** The protected part of the page. */
  readonly children?: ReactNode;
}

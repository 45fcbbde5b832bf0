import type { DurationInput } from '@curfew/core';
import type { SignInIntent } from '@curfew/dom';
import type { ReactNode } from 'react';

interface GateOptions {
  /**
   * Whether the children are only covered after an end by the idle or the absolute timeout. They are there again if the same
   * person signs in within `keepFor`. By default they are removed, so that nothing of them remains in the page.
   *
   * They are removed in any case after a sign-out, a revocation and an end by a policy, as soon as another person signs in,
   * and if the session has no account.
   *
   * @default false
   */
  readonly keepMounted?: boolean | undefined;
  /**
   * For how long the children are kept after the end.
   *
   * @default '8h'
   */
  readonly keepFor?: DurationInput | undefined;
  /**
   * The contents of the screen: `SessionGate.Icon`, `.Title`, `.Reason`, `.Kept`, `.Reload`, `.Form` and `.SignIn`, in an
   * order of your own.
   */
  readonly screen?: ReactNode;
  /** A class in addition to the screen's own. */
  readonly className?: string | undefined;
  /** The protected part of the page. */
  readonly children?: ReactNode;
}

type OnSignIn = (intent: SignInIntent) => void;

/** How the user signs in: by a form in the screen, or elsewhere. */
type GateSignIn =
  | {
      /**
       * Your app's sign-in form. The screen shows it in place of the sign-in button, and so does a `SessionWarning` in the
       * gate. It calls `session.signedIn()` after your endpoint has signed the user in.
       */
      readonly signIn: ReactNode;
      readonly onSignIn?: OnSignIn | undefined;
    }
  | {
      readonly signIn?: undefined;
      /** Called when the user presses the sign-in button, which is shown without `signIn`. */
      readonly onSignIn: OnSignIn;
    };

/** Props of `SessionGate`. */
export type SessionGateProps = GateOptions & GateSignIn;

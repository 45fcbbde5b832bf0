'use client';

import type { ReactElement } from 'react';
import {
  WarningCountdown,
  WarningDescription,
  WarningExtend,
  WarningSignIn,
  WarningSignOut,
  WarningTitle,
} from './parts.tsx';
import { WarningRoot } from './Root.tsx';

/** Props of {@link SessionWarning}. */
export interface SessionWarningProps {
  /** A class in addition to the dialog's own. */
  readonly className?: string | undefined;
  /**
   * Whether the time left is shown before the page's title.
   *
   * @default true
   */
  readonly title?: boolean | undefined;
}

/** `SessionWarning`, and its parts. */
export interface SessionWarningComponent {
  (props: SessionWarningProps): ReactElement;
  readonly Root: typeof WarningRoot;
  readonly Countdown: typeof WarningCountdown;
  readonly Title: typeof WarningTitle;
  readonly Description: typeof WarningDescription;
  readonly Extend: typeof WarningExtend;
  readonly SignIn: typeof WarningSignIn;
  readonly SignOut: typeof WarningSignOut;
}

/**
 * Warns before a session ends, in a modal dialog. The idle warning offers to stay signed in. The absolute timeout
 * cannot be extended: its warning offers to keep working, and then shows the time left in a bar. Inside of a
 * `<SessionGate signIn>` it also offers to sign in again.
 *
 * Render it once, anywhere below the provider. It renders nothing on a server, and nothing without a warning.
 *
 * @throws Error outside of `<SessionProvider>`
 * @example
 * <SessionWarning />
 * @example
 * // In any order, and with elements of your own, which stand beside the countdown.
 * <SessionWarning.Root className="mine">
 *   <SessionWarning.Title />
 *   <SessionWarning.Description />
 *   <SessionWarning.Countdown />
 *   <SessionWarning.Extend />
 *   <SessionWarning.SignIn />
 *   <SessionWarning.SignOut />
 * </SessionWarning.Root>
 */
export const SessionWarning: SessionWarningComponent = /* #__PURE__ */ Object.assign(
  function SessionWarning(props: SessionWarningProps): ReactElement {
    return (
      <WarningRoot {...props}>
        <WarningTitle />
        <WarningDescription />
        {/* Here Orca puts a space before it. After a timer it puts none. */}
        <WarningCountdown />
        <WarningExtend />
        <WarningSignIn />
        <WarningSignOut />
      </WarningRoot>
    );
  },
  {
    Root: WarningRoot,
    Countdown: WarningCountdown,
    Title: WarningTitle,
    Description: WarningDescription,
    Extend: WarningExtend,
    SignIn: WarningSignIn,
    SignOut: WarningSignOut,
  },
);

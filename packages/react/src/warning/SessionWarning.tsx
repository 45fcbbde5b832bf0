'use client';

import type { ReactElement } from 'react';
import { WarningCountdown, WarningDescription, WarningExtend, WarningSignOut, WarningTitle } from './parts.tsx';
import { WarningRoot } from './Root.tsx';

/** Props of {@link SessionWarning}. */
export interface SessionWarningProps {
  /** A class beside the dialog's own. */
  readonly className?: string | undefined;
  /** Whether to put the time left before the page's title. `true` by default. */
  readonly title?: boolean | undefined;
}

/** `SessionWarning`, ready made, and the parts that it is made of. */
export interface SessionWarningComponent {
  (props: SessionWarningProps): ReactElement;
  readonly Root: typeof WarningRoot;
  readonly Countdown: typeof WarningCountdown;
  readonly Title: typeof WarningTitle;
  readonly Description: typeof WarningDescription;
  readonly Extend: typeof WarningExtend;
  readonly SignOut: typeof WarningSignOut;
}

/**
 * Warns before a session ends, in a modal dialog. About idleness it offers to stay signed in; about the maximum, where
 * nobody can stay, to keep working until then, with the time left in a bar.
 *
 * It renders nothing on a server and while there is nothing to warn of. Put it anywhere below the provider, once.
 *
 * @throws Error outside a provider
 * @example
 * <SessionWarning />
 * @example
 * <SessionWarning.Root className="mine">
 *   <SessionWarning.Title />
 *   <SessionWarning.Description />
 *   <SessionWarning.Extend />
 *   <SessionWarning.SignOut />
 * </SessionWarning.Root>
 */
export const SessionWarning: SessionWarningComponent = /* #__PURE__ */ Object.assign(
  function SessionWarning(props: SessionWarningProps): ReactElement {
    return (
      <WarningRoot {...props}>
        <WarningCountdown />
        <WarningTitle />
        <WarningDescription />
        <div className="curfew-actions">
          <WarningExtend />
          <WarningSignOut />
        </div>
      </WarningRoot>
    );
  },
  {
    Root: WarningRoot,
    Countdown: WarningCountdown,
    Title: WarningTitle,
    Description: WarningDescription,
    Extend: WarningExtend,
    SignOut: WarningSignOut,
  },
);

'use client';

import { coverAround, focus } from '@curfew/dom/shared';
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  type ReactElement,
  useImperativeHandle,
  useLayoutEffect,
} from 'react';
import { SignInForm } from '../gate/SignInForm.tsx';
import { useModal } from '../modal/use-modal.ts';
import { classNames } from '../parts/class-names.ts';
import { Announcer } from './Announcer.tsx';
import { TEXT, TITLE, useWarning } from './context.ts';
import { WarningCountdown, WarningDescription, WarningTitle } from './parts.tsx';
import { useInSeconds } from './use-in-seconds.ts';

export interface DialogProps extends ComponentPropsWithoutRef<'dialog'> {
  readonly dialogRef: ForwardedRef<HTMLDialogElement>;
}

export function WarningDialog({ dialogRef, className, children, ...props }: DialogProps): ReactElement {
  const { limit, phase, isSigningIn, isVerifying, endsAt, texts, locale, stay, back } = useWarning();
  const inSeconds = useInSeconds();
  // The user may be typing: a space must not press a button.
  const dialog = useModal(limit === 'idle' ? '.curfew-stay' : '.curfew-title', stay);
  useImperativeHandle(dialogRef, () => dialog.current as HTMLDialogElement);
  useLayoutEffect(() => coverAround(dialog.current as HTMLDialogElement, isVerifying), [dialog, isVerifying]);
  useLayoutEffect(() => {
    const { current } = dialog;
    return isSigningIn ? () => focus(current?.querySelector<HTMLElement>('.curfew-again') ?? null) : undefined;
  }, [dialog, isSigningIn]);

  return (
    <dialog
      {...props}
      ref={dialog}
      className={classNames('curfew-warning', className)}
      role="alertdialog"
      aria-labelledby={TITLE}
      aria-describedby={TEXT}
      data-limit={limit}
      data-phase={phase}
      data-react-aria-top-layer="true"
    >
      {isSigningIn ? (
        <>
          <WarningTitle />
          <WarningDescription />
          <WarningCountdown />
          <SignInForm />
          <button type="button" className="curfew-button curfew-back" onClick={back}>
            {texts.backToCountdown}
          </button>
        </>
      ) : (
        children
      )}
      <p className="curfew-failed" role="alert">
        {phase === 'failed' && texts.failed({ endsAt, inSeconds }, locale)}
      </p>
      <Announcer />
    </dialog>
  );
}

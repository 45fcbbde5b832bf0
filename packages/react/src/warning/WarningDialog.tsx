'use client';

import { type ComponentPropsWithoutRef, type ForwardedRef, type ReactElement, useImperativeHandle } from 'react';
import { useModal } from '../modal/use-modal.ts';
import { classNames } from '../parts/class-names.ts';
import { Announcer } from './Announcer.tsx';
import { TEXT, TITLE, useWarning } from './context.ts';

export interface DialogProps extends ComponentPropsWithoutRef<'dialog'> {
  readonly dialogRef: ForwardedRef<HTMLDialogElement>;
}

export function WarningDialog({ dialogRef, className, children, ...props }: DialogProps): ReactElement {
  const { limit, phase, endsAt, texts, locale, stay } = useWarning();
  // Before the absolute timeout the user may be typing: a space must not press a button.
  const dialog = useModal(limit === 'idle' ? '.curfew-stay' : '.curfew-title', stay);
  useImperativeHandle(dialogRef, () => dialog.current as HTMLDialogElement);

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
      {children}
      <p className="curfew-failed" role="alert">
        {phase === 'failed' && texts.failed({ endsAt }, locale)}
      </p>
      <Announcer />
    </dialog>
  );
}

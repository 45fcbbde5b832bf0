'use client';

import {
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
  useMemo,
} from 'react';
import { useProvidedSession } from '../context.ts';
import { warning as english } from '../messages/en/warning.ts';
import { useFormat, useMessages } from '../messages/useMessages.ts';
import { classNames } from '../modal/classNames.ts';
import { useWarning } from './context.ts';
import { roundUp } from './roundUp.ts';
import { useWallTime } from './useWallTime.ts';

type Part<Tag extends 'h2' | 'p' | 'button', Element> = ForwardRefExoticComponent<
  ComponentPropsWithoutRef<Tag> & RefAttributes<Element>
>;

/** The dialog's name. `children` replace the text. */
export const WarningTitle: Part<'h2', HTMLHeadingElement> = forwardRef<
  HTMLHeadingElement,
  ComponentPropsWithoutRef<'h2'>
>(function WarningTitle({ className, children, ...props }, ref) {
  const { about, titleId } = useWarning();
  const { title } = useMessages('warning', english);
  return (
    <h2 {...props} ref={ref} id={titleId} tabIndex={-1} className={classNames('curfew-title', className)}>
      {children ?? title[about]}
    </h2>
  );
});

/** What will happen, and when. It stands still while the dialog is open: screen readers would read each change. */
export const WarningDescription: Part<'p', HTMLParagraphElement> = forwardRef<
  HTMLParagraphElement,
  ComponentPropsWithoutRef<'p'>
>(function WarningDescription({ className, children, ...props }, ref) {
  const { about, endsAt, descriptionId } = useWarning();
  const { clock } = useProvidedSession();
  const { description } = useMessages('warning', english);
  const format = useFormat();
  const leftMs = useMemo(() => roundUp(endsAt - clock.now()), [endsAt, clock]);
  const wall = useWallTime(endsAt);
  return (
    <p {...props} ref={ref} id={descriptionId} className={classNames('curfew-description', className)}>
      {children ?? description({ about, leftMs, endsAt: wall }, format)}
    </p>
  );
});

/** Stays signed in. About the maximum, where nobody can stay, it shrinks the dialog to a bar. */
export const WarningExtend: Part<'button', HTMLButtonElement> = forwardRef<
  HTMLButtonElement,
  ComponentPropsWithoutRef<'button'>
>(function WarningExtend({ className, children, ...props }, ref) {
  const { about, phase, stay } = useWarning();
  const { extend } = useMessages('warning', english);
  return (
    <button
      {...props}
      ref={ref}
      type="button"
      className={classNames('curfew-button curfew-primary curfew-stay', className)}
      // Not `disabled`: that would throw focus away.
      aria-disabled={phase === 'extending'}
      onClick={stay}
    >
      {children ?? extend[about]}
    </button>
  );
});

/** Signs out in every tab. */
export const WarningSignOut: Part<'button', HTMLButtonElement> = forwardRef<
  HTMLButtonElement,
  ComponentPropsWithoutRef<'button'>
>(function WarningSignOut({ className, children, ...props }, ref) {
  const { about, signOut } = useWarning();
  const messages = useMessages('warning', english);
  return (
    <button {...props} ref={ref} type="button" className={classNames('curfew-button', className)} onClick={signOut}>
      {children ?? messages.signOut[about]}
    </button>
  );
});

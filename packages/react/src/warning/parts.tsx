'use client';

import {
  type ComponentPropsWithoutRef,
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
} from 'react';
import { classNames } from '../modal/classNames.ts';
import { useWarning, type Warning } from './context.ts';

type Tag = 'h2' | 'p' | 'button';

/** A part of the dialog: its element, whose `children` replace the kit's text. */
export type WarningPart<T extends Tag> = ForwardRefExoticComponent<
  Omit<ComponentPropsWithoutRef<T>, 'id' | 'onClick'> & RefAttributes<HTMLElementTagNameMap[T]>
>;

/** The dialog's name. */
export const WarningTitle: WarningPart<'h2'> = part('h2', 'curfew-title', ({ about, texts, id }) => ({
  id: `${id}title`,
  tabIndex: -1,
  children: texts.title[about],
}));

/** What will happen, and when. It stands still while the dialog is open: screen readers would read each change. */
export const WarningDescription: WarningPart<'p'> = part('p', 'curfew-text', ({ texts, locale, id, ...values }) => ({
  id: `${id}text`,
  children: texts.description(values, locale),
}));

/** Stays signed in. About the maximum, where nobody can stay, it shrinks the dialog to a bar. */
export const WarningExtend: WarningPart<'button'> = part(
  'button',
  'curfew-button curfew-primary curfew-stay',
  ({ about, phase, texts, stay }) => ({
    type: 'button',
    // Not `disabled`: that would throw focus away.
    'aria-disabled': phase === 'extending',
    onClick: stay,
    children: texts.extend[about],
  }),
);

/** Signs out in every tab. */
export const WarningSignOut: WarningPart<'button'> = part('button', 'curfew-button', ({ about, texts, signOut }) => ({
  type: 'button',
  onClick: signOut,
  children: texts.signOut[about],
}));

function part<T extends Tag>(
  tag: T,
  ownClass: string,
  take: (warning: Warning) => ComponentPropsWithoutRef<Tag> & { type?: 'button' },
): WarningPart<T> {
  // biome-ignore lint/correctness/noComponentHookFactories: called at module level only, once for each part
  return forwardRef<Element, ComponentPropsWithoutRef<Tag>>(function WarningPart({ className, ...props }, ref) {
    const own = take(useWarning());
    return createElement(tag, {
      ...own,
      ...props,
      ...(own.onClick && { onClick: own.onClick }),
      ref,
      className: classNames(ownClass, className),
    });
  }) as unknown as WarningPart<T>;
}

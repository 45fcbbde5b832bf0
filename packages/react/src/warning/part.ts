import {
  type ComponentPropsWithoutRef,
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
} from 'react';
import { classNames } from '../modal/classNames.ts';
import { useWarning, type Warning } from './context.ts';

type Tag = 'h2' | 'p' | 'button' | 'div';

/** A part of the dialog: its element, whose `children` replace the kit's text. */
export type WarningPart<T extends Tag> = ForwardRefExoticComponent<
  Omit<ComponentPropsWithoutRef<T>, 'id' | 'onClick'> & RefAttributes<HTMLElementTagNameMap[T]>
>;

/** Makes a part: an element with a class of the kit's, and with properties that it takes from the warning. */
export function part<T extends Tag>(
  tag: T,
  ownClass: string,
  take: (warning: Warning) => ComponentPropsWithoutRef<Tag> & { type?: 'button' },
): WarningPart<T> {
  // biome-ignore lint/correctness/noComponentHookFactories: called at module level only, once for each part
  return forwardRef<Element, ComponentPropsWithoutRef<Tag>>(function WarningPart({ className, ...props }, ref) {
    const { children, ...own } = take(useWarning());
    return createElement(tag, { children, ...props, ...own, ref, className: classNames(ownClass, className) });
  }) as unknown as WarningPart<T>;
}

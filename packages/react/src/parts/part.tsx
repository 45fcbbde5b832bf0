import {
  type ComponentPropsWithoutRef,
  type ElementType,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { classNames } from './classNames.ts';

type Tag = 'h1' | 'h2' | 'p' | 'button' | 'div' | 'legend';

/** What a part passes to its element. */
type Given = ComponentPropsWithoutRef<Tag> & { readonly type?: 'button' | 'submit' };

/** Props of a part. */
export type PartProps<T extends Tag> = Omit<ComponentPropsWithoutRef<T>, 'id' | 'onClick'> & {
  /** Renders another element in the part's place; it must take all the properties that it is given, `ref` among them. */
  readonly render?: ((props: ComponentPropsWithoutRef<T>) => ReactElement) | undefined;
};

/** A part of a component: its element, whose `children` replace the kit's text. */
export type Part<T extends Tag> = ForwardRefExoticComponent<PartProps<T> & RefAttributes<HTMLElementTagNameMap[T]>>;

/**
 * Makes the parts of one component: each an element with a class of the kit's, and with properties that it takes from
 * what the component shares.
 */
export function partsOf<Shared>(
  useShared: () => Shared,
): <T extends Tag>(tag: T, ownClass: string, useGiven: (shared: Shared) => Given) => Part<T> {
  return (tag, ownClass, useGiven) =>
    // biome-ignore lint/correctness/noComponentHookFactories: called at module level only, once for each part
    forwardRef<HTMLElement, PartProps<Tag>>(function Part({ className, render, ...props }, ref) {
      const all: object = { ...useGiven(useShared()), ...props, ref, className: classNames(ownClass, className) };
      const Element: ElementType = tag;
      return render ? render(all) : <Element {...all} />;
    }) as never;
}

import {
  type ComponentPropsWithoutRef,
  type ElementType,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { classNames } from './class-names.ts';

type Tag = 'h1' | 'h2' | 'p' | 'button' | 'div' | 'legend';

type Given = ComponentPropsWithoutRef<Tag> & {
  readonly type?: 'button' | 'submit';
  readonly [data: `data-${string}`]: string | undefined;
};

/** Props of a part. */
export type PartProps<T extends Tag> = Omit<ComponentPropsWithoutRef<T>, 'id' | 'onClick'> & {
  /** Renders another element in place of the part's. It must take all given properties, `ref` included. */
  readonly render?: ((props: ComponentPropsWithoutRef<T>) => ReactElement) | undefined;
};

/** A part of a component. Its `children` replace the kit's text. */
export type Part<T extends Tag> = ForwardRefExoticComponent<PartProps<T> & RefAttributes<HTMLElementTagNameMap[T]>>;

/** A part derives its properties from the values that the component shares. Without properties it renders nothing. */
export function partsOf<Shared>(
  useShared: () => Shared,
): <T extends Tag>(tag: T, ownClass: string, useGiven: (shared: Shared) => Given | null) => Part<T> {
  return (tag, ownClass, useGiven) =>
    // biome-ignore lint/correctness/noComponentHookFactories: called at module level only, once for each part
    forwardRef<HTMLElement, PartProps<Tag>>(function Part({ className, render, ...props }, ref) {
      const given = useGiven(useShared());
      if (!given) return null;
      const all: object = { ...given, ...props, ref, className: classNames(ownClass, className) };
      const Element: ElementType = tag;
      return render ? render(all) : <Element {...all} />;
    }) as never;
}

import type { ComponentPropsWithoutRef } from 'react';

/** Props of `SessionWarning.Root`, in addition to those of a `<dialog>`. */
export interface WarningRootProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'title' | 'open'> {
  /**
   * Whether the time left is shown before the page's title.
   *
   * @default true
   */
  readonly title?: boolean | undefined;
}

import type { ComponentPropsWithoutRef } from 'react';

/** Props of `SessionWarning.Root`, and all that a `<dialog>` takes. */
export interface WarningRootProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'title' | 'open'> {
  /** Whether to put the time left before the page's title. `true` by default. */
  readonly title?: boolean | undefined;
}

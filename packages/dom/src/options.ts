import type { DialogOverrides } from './messages/types.ts';

/** How the dialogs speak. */
export interface DialogOptions {
  /** The BCP 47 tag by which times and durations are worded. `en` by default. */
  readonly locale?: string | undefined;
  /** Texts to use in place of the English ones. */
  readonly messages?: DialogOverrides | undefined;
}

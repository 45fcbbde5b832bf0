import type { DialogOverrides } from './messages/types.ts';

/** Options of both dialogs. */
export interface DialogOptions {
  /**
   * The BCP 47 tag by which times and durations are worded.
   *
   * @default 'en'
   */
  readonly locale?: string | undefined;
  /** Texts that replace the English ones. */
  readonly messages?: DialogOverrides | undefined;
}

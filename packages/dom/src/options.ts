import type { DialogOverrides } from './messages/types.ts';

/** Options of both dialogs. */
export interface DialogOptions {
  /**
   * The BCP 47 tag by which times and durations are worded. `en_US` becomes `en-US`. English is used in place of a tag that
   * is not well formed, and the tag is reported.
   *
   * @default 'en'
   */
  readonly locale?: string | undefined;
  /** Texts that replace the English ones. The English text is used if one throws. */
  readonly messages?: DialogOverrides | undefined;
}

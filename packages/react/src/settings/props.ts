import type { PolicyLimits, PolicyStatus } from '@curfew/core';
import type { ReactNode } from 'react';
import type { Standard } from './standards/standard.ts';
import type {
  CountSessions,
  DirtyChange,
  LoadHistory,
  PreviewPolicy,
  SaveDetails,
  SavedPolicy,
  SavePolicy,
} from './types.ts';

/** Props of `SessionSettingsForm`. */
export interface SessionSettingsFormProps {
  /** The saved policy, or `null` while it loads. The form reacts to a newer version. */
  readonly policy: SavedPolicy | null;
  /**
   * The status of `usePolicy`. It matters only while `policy` is `null`.
   *
   * @default 'loading'
   */
  readonly status?: PolicyStatus | undefined;
  /** Loads the policy again, as `reload` of `usePolicy` does. Called when the user presses a button after a failure. */
  readonly onReload?: (() => void) | undefined;
  /**
   * The allowed durations, in ms.
   *
   * @default DEFAULT_LIMITS (one minute to seven days)
   */
  readonly limits?: PolicyLimits | undefined;
  /** Saves the durations, as `save` of `usePolicy` does. */
  readonly onSubmit: SavePolicy;
  /**
   * Returns what a save would end, as `preview` of `usePolicy` does. Pass the same function in each render. With it, the
   * form asks before a save that ends sessions, and offers to end them at once or at the next sign-in, and to add a
   * note: see {@link SaveDetails}.
   */
  readonly onPreview?: PreviewPolicy | undefined;
  /** Counts the live sessions, as `sessions` of `usePolicy` does. Pass the same function in each render. */
  readonly onSessions?: CountSessions | undefined;
  /** Loads the changes of the policy, as `history` of `usePolicy` does. Pass the same function in each render. */
  readonly onHistory?: LoadHistory | undefined;
  /** The user, as `updatedBy` of a policy names them. The form adds “(you)” to this name, in its language. */
  readonly user?: string | undefined;
  /** Shows the durations as text. */
  readonly readOnly?: boolean | undefined;
  /**
   * The standards that the durations are compared with. An empty list shows none.
   *
   * @default DEFAULT_STANDARDS
   */
  readonly standards?: readonly Standard[] | undefined;
  /**
   * Called when the form becomes dirty or clean, for routers that ask before they leave a page. It is clean when the
   * session has ended, and when it is removed from the page.
   */
  readonly onDirtyChange?: ((dirty: boolean, change: DirtyChange) => void) | undefined;
  /** A class in addition to the form's own. */
  readonly className?: string | undefined;
  /** The contents of the form, for `SessionSettingsForm.Root` only. */
  readonly children?: ReactNode;
}

import type { PolicyLimits, PolicyStatus } from '@curfew/core';
import type { ReactNode } from 'react';
import type { SettingsPreset } from './presets.ts';
import type { DirtyChange, PreviewPolicy, SavedPolicy, SavePolicy } from './types.ts';

/** Props of `SessionSettingsForm`. */
export interface SessionSettingsFormProps {
  /** The policy as saved, or `null` while it loads. A later version that comes while the form is open is noticed. */
  readonly policy: SavedPolicy | null;
  /** How loading it stands: `usePolicy().status`. `loading` by default. It matters while there is no policy to show. */
  readonly status?: PolicyStatus | undefined;
  /** Loads it again after it `failed`: `usePolicy().reload`. */
  readonly onReload?: (() => void) | undefined;
  /** What may be chosen, in ms. One minute to seven days by default. */
  readonly limits?: PolicyLimits | undefined;
  /** Saves. `usePolicy().save` fits. */
  readonly onSubmit: SavePolicy;
  /** Tells what a save would end. `usePolicy().preview` fits. Give the same function in each render. */
  readonly onPreview?: PreviewPolicy | undefined;
  /** Shows the durations as text. */
  readonly readOnly?: boolean | undefined;
  /** The presets to start from: two levels of NIST 800-63B-4 and PCI DSS 4.0.1 by default, none by an empty list. */
  readonly presets?: readonly SettingsPreset[] | undefined;
  /** Called as the form becomes dirty or clean, for routers that ask before they leave. */
  readonly onDirtyChange?: ((dirty: boolean, change: DirtyChange) => void) | undefined;
  /** A class beside the form's own. */
  readonly className?: string | undefined;
  /** The form's contents: parts of `SessionSettingsForm.Root` alone. */
  readonly children?: ReactNode;
}

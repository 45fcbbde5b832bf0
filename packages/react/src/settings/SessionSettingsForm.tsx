'use client';

import { DEFAULT_LIMITS, type PolicyLimits } from '@curfew/core';
import type { ReactElement } from 'react';
import { settings as english } from '../messages/en/settings.ts';
import { useTexts } from '../messages/useTexts.ts';
import { classNames } from '../modal/classNames.ts';
import { DEFAULT_PRESETS, type SettingsPreset } from './presets.ts';
import { SettingsEditor } from './SettingsEditor.tsx';
import type { PreviewPolicy, SavedPolicy, SavePolicy } from './types.ts';

/** Props of {@link SessionSettingsForm}. */
export interface SessionSettingsFormProps {
  /** The policy as saved, or `null` while it loads. A later version that comes while the form is open is noticed. */
  readonly policy: SavedPolicy | null;
  /** What may be chosen, in ms. One minute to seven days by default. */
  readonly limits?: PolicyLimits;
  /** Saves. `usePolicy().save` fits. */
  readonly onSubmit: SavePolicy;
  /** Tells what a save would end. `usePolicy().preview` fits. Give the same function in each render. */
  readonly onPreview?: PreviewPolicy;
  /** Shows the durations as text. */
  readonly readOnly?: boolean;
  /** The presets to start from: two levels of NIST 800-63B-4 and PCI DSS 4.0.1 by default, none by an empty list. */
  readonly presets?: readonly SettingsPreset[];
  /** Called as the form becomes dirty or clean, for routers that ask before they leave. Give the same function in each render. */
  readonly onDirtyChange?: (dirty: boolean) => void;
  /** A class beside the form's own. */
  readonly className?: string;
}

/**
 * The administrator's form: the maximum and the idle duration of sessions, and how early people are warned.
 *
 * @throws Error outside a provider
 * @example
 * const { policy, save, preview } = usePolicy({ url: '/curfew/v1/admin/policies/default' });
 * <SessionSettingsForm policy={policy} limits={policy?.limits} onSubmit={save} onPreview={preview} />
 */
export function SessionSettingsForm(props: SessionSettingsFormProps): ReactElement {
  const { policy, limits = DEFAULT_LIMITS, presets = DEFAULT_PRESETS, className, ...rest } = props;
  const [{ loading }] = useTexts('settings', english);
  const ownClass = classNames('curfew-settings', className);
  if (policy)
    return <SettingsEditor {...rest} policy={policy} limits={limits} presets={presets} className={ownClass} />;
  return (
    <div className={ownClass} aria-busy="true">
      <div className="curfew-card">
        <p className="curfew-loading" role="status">
          {loading}
        </p>
      </div>
    </div>
  );
}

'use client';

import { DEFAULT_LIMITS } from '@curfew/core';
import type { ReactElement } from 'react';
import { classNames } from '../parts/classNames.ts';
import { DEFAULT_PRESETS } from './presets.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { SettingsEditor } from './SettingsEditor.tsx';
import { useSettingsTexts } from './useSettingsTexts.ts';

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
  const [{ loading }] = useSettingsTexts();
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

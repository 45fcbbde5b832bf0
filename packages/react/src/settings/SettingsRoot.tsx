'use client';

import { DEFAULT_LIMITS } from '@curfew/core';
import { type ReactElement, useState } from 'react';
import { classNames } from '../parts/class-names.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { SettingsEditor } from './SettingsEditor.tsx';
import { useSettingsTexts } from './use-settings-texts.ts';

/** The form, with its children as contents. Without a policy, it shows whether one is loading. */
export function SettingsRoot(props: SessionSettingsFormProps): ReactElement {
  const { policy, status = 'loading', onReload, limits = DEFAULT_LIMITS, className } = props;
  const [{ loading, notLoaded, tryAgain }] = useSettingsTexts();
  const [isPressed, press] = useState(false);
  const ownClass = classNames('curfew-settings', className);
  if (policy) return <SettingsEditor {...props} {...{ policy, limits }} takesFocus={isPressed} className={ownClass} />;
  const waiting = status === 'loading' || status === 'ready';
  return (
    <div className={ownClass} aria-busy={waiting}>
      <div className="curfew-card curfew-loading" role="status" tabIndex={-1}>
        <span>{waiting ? loading : notLoaded}</span>
        {!waiting && onReload && (
          <button
            type="button"
            className="curfew-button"
            onClick={({ currentTarget }) => {
              // The button disappears while the policy loads.
              currentTarget.parentElement?.focus();
              press(true);
              onReload();
            }}
          >
            {tryAgain}
          </button>
        )}
      </div>
    </div>
  );
}

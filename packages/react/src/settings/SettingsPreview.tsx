'use client';

import type { ReactElement } from 'react';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';
import { focusField } from './focus-field.ts';

/**
 * How many active sessions a save would end, if your app passes `onPreview`. While a field has an error, a button that leads
 * to it.
 */
export function SettingsPreview(): ReactElement | null {
  const { confirms, readOnly, errors, preview, texts, locale, id } = useSettings();
  if (readOnly) return null;
  const [first] = errors;
  const others = { none: '', asking: texts.previewing, unknown: texts.previewUnknown };
  const text = preview.type === 'known' ? texts.preview(preview, locale) : others[preview.type];
  return (
    // The field announces its error itself.
    <p className="curfew-preview" role={confirms ? 'status' : undefined} aria-live={first && 'off'}>
      {first ? (
        <button type="button" onClick={({ currentTarget }) => focusField(currentTarget, id + first.field)}>
          {texts.problems({ count: errors.length }, locale)}
        </button>
      ) : (
        text && <Rich text={text} />
      )}
    </p>
  );
}

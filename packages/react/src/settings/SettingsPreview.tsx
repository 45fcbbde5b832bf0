'use client';

import type { ReactElement } from 'react';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';

/** How many active sessions a save would end. */
export function SettingsPreview(): ReactElement | null {
  const { confirms, valid, errors, preview, texts, locale } = useSettings();
  if (!confirms) return null;
  const { previewing: asking, previewUnknown: unknown, problems } = texts;
  const none = valid ? '' : problems({ count: errors.length }, locale);
  const text = preview.type === 'known' ? texts.preview(preview, locale) : { none, asking, unknown }[preview.type];
  return (
    // The field announces its error itself.
    <p className="curfew-preview" role="status" aria-live={valid ? undefined : 'off'}>
      {text && <Rich text={text} />}
    </p>
  );
}

'use client';

import type { ReactElement } from 'react';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';

/** How many active sessions a save would end. */
export function SettingsPreview(): ReactElement | null {
  const { confirms, readOnly, preview, texts, locale } = useSettings();
  if (readOnly || !confirms) return null;
  return (
    <p className="curfew-preview" role="status">
      {preview.type === 'known' && <Rich text={texts.preview(preview, locale)} />}
      {preview.type === 'asking' && texts.previewing}
      {preview.type === 'unknown' && texts.previewUnknown}
    </p>
  );
}

'use client';

import type { ReactElement } from 'react';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';

/** How many active sessions a save would end. */
export function SettingsPreview(): ReactElement | null {
  const { confirms, valid, errors, preview, texts, locale } = useSettings();
  if (!confirms) return null;
  return (
    <p className="curfew-preview" role="status">
      {valid || texts.problems({ count: errors.length }, locale)}
      {preview.type === 'known' && <Rich text={texts.preview(preview, locale)} />}
      {preview.type === 'asking' && texts.previewing}
      {preview.type === 'unknown' && texts.previewUnknown}
    </p>
  );
}

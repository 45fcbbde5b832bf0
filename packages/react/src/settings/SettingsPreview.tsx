'use client';

import type { ReactElement } from 'react';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';

/** How many active sessions a save would end. */
export function SettingsPreview(): ReactElement | null {
  const { outcome, preview, texts, locale } = useSettings();
  // While the form asks for confirmation, it shows this beside its buttons.
  if (preview.type === 'none' || outcome.type === 'confirming') return null;
  return (
    <p className="curfew-preview" role="status">
      {preview.type === 'known' ? (
        <Rich text={texts.preview(preview, locale)} />
      ) : preview.type === 'asking' ? (
        texts.previewing
      ) : (
        texts.previewUnknown
      )}
    </p>
  );
}

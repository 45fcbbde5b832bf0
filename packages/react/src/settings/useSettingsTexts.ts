'use client';

import { settings as english } from '../messages/en/settings.ts';
import type { SettingsMessages } from '../messages/types.ts';
import { useTexts } from '../messages/useTexts.ts';

/** The form's texts, and the locale to word their values in. */
export function useSettingsTexts(): readonly [texts: SettingsMessages, locale: string] {
  return useTexts('settings', english);
}

'use client';

import { settings as english } from '../messages/en/settings.ts';
import type { SettingsMessages } from '../messages/types.ts';
import { useTexts } from '../messages/use-texts.ts';

/** Returns the texts of the form, and the locale of their values. */
export function useSettingsTexts(): readonly [texts: SettingsMessages, locale: string] {
  return useTexts('settings', english);
}

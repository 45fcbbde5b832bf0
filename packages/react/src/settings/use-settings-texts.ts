'use client';

import { textsOver } from '@curfew/dom/shared';
import { useMemo } from 'react';
import { settings as english } from '../messages/en/settings.ts';
import type { SettingsMessages } from '../messages/types.ts';
import { useTexts } from '../messages/use-texts.ts';

/** Returns the texts of the form, and the locale of their values. */
export function useSettingsTexts(): readonly [texts: SettingsMessages, locale: string] {
  const [texts, locale] = useTexts('settings', english);
  const guarded = useMemo(() => ({ ...texts, problem: textsOver(english.problem, texts.problem) }), [texts]);
  return [guarded, locale];
}

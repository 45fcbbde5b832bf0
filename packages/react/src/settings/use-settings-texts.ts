'use client';

import { textsOver } from '@curfew/dom/shared';
import { useMemo } from 'react';
import { save as saveInEnglish } from '../messages/en/save.ts';
import { settings as english } from '../messages/en/settings.ts';
import type { SaveMessages, SettingsMessages } from '../messages/types.ts';
import { useTexts } from '../messages/use-texts.ts';

export function useSettingsTexts(): readonly [texts: SettingsMessages & SaveMessages, locale: string] {
  const [texts, locale] = useTexts('settings', english);
  const [save] = useTexts('save', saveInEnglish);
  const guarded = useMemo(
    () => ({ ...texts, ...save, problem: textsOver(english.problem, texts.problem) }),
    [texts, save],
  );
  return [guarded, locale];
}

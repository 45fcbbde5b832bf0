'use client';

import { textsOver } from '@curfew/dom/shared';
import { useContext, useMemo } from 'react';
import { KitContext } from '../context.ts';
import type { Messages } from './types.ts';

/** Components pass their own English texts, so that a bundle contains only those of the components in use. */
export function useTexts<Section extends keyof Messages>(
  section: Section,
  english: Messages[Section],
): readonly [texts: Messages[Section], locale: string] {
  const { messages, locale = 'en' } = useContext(KitContext) ?? {};
  const own = messages?.[section];
  return [useMemo(() => textsOver(english, own), [english, own]), locale];
}

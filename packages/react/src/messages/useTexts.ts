'use client';

import { useContext } from 'react';
import { KitContext } from '../context.ts';
import type { Messages } from './types.ts';

/**
 * The texts of one component, and the locale to word their values in; English outside a provider. The component passes
 * its own English texts, so that a bundle carries only those of the components that it uses.
 */
export function useTexts<Section extends keyof Messages>(
  section: Section,
  english: Messages[Section],
): readonly [texts: Messages[Section], locale: string] {
  const { messages, locale = 'en' } = useContext(KitContext) ?? {};
  return [{ ...english, ...messages?.[section] }, locale];
}

'use client';

import { useContext, useMemo } from 'react';
import { KitContext } from '../context.ts';
import { createFormat, type Format } from './format.ts';
import type { Messages } from './types.ts';

/**
 * The texts of one component. It passes its own English ones, so that a bundle carries only the texts of the components
 * that it uses.
 */
export function useMessages<Section extends keyof Messages>(
  section: Section,
  english: Messages[Section],
): Messages[Section] {
  const overrides = useContext(KitContext)?.messages?.[section];
  return useMemo(() => ({ ...english, ...overrides }), [english, overrides]);
}

/** The wording of the provider's locale; English outside a provider. */
export function useFormat(): Format {
  const locale = useContext(KitContext)?.locale ?? 'en';
  return useMemo(() => createFormat(locale), [locale]);
}

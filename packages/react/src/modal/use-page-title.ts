'use client';

import { prefixTitle } from '@curfew/dom/shared';
import { useEffect } from 'react';

/** Puts a text before the page's title, unless it is `false`. */
export function usePageTitle(text: string | false): void {
  useEffect(() => (text ? prefixTitle(text) : undefined), [text]);
}

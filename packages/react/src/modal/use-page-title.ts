'use client';

import { prefixTitle } from '@curfew/dom/shared';
import { useEffect } from 'react';

export function usePageTitle(text: string | false): void {
  useEffect(() => (text ? prefixTitle(text) : undefined), [text]);
}

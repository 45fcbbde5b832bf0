'use client';

import { useEffect } from 'react';

/**
 * Puts a text before the page's title: a person in another tab sees nothing else of this one. Gives the title back
 * afterwards, unless the host has changed it meanwhile.
 */
export function usePageTitle(text: string | false): void {
  useEffect(() => {
    if (!text) return;
    const host = document.title;
    const ours = host ? `${text} · ${host}` : text;
    document.title = ours;
    return () => {
      if (document.title === ours) document.title = host;
    };
  }, [text]);
}

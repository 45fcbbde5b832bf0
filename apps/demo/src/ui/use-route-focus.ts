import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/**
 * Screen readers and the keyboard continue there. Skips the first page, which the browser announces, and pages that set
 * focus themselves.
 */
export function useRouteFocus(): void {
  const [path] = useLocation();
  const shown = useRef(path);

  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const main = document.querySelector('main');
    if (main?.contains(document.activeElement)) return;
    scrollTo(0, 0);
    main?.querySelector('h1')?.focus({ preventScroll: true });
  }, [path]);
}

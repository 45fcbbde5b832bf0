import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/**
 * After a change of page, moves focus to its heading, so that a screen reader says where it is and the keyboard goes on
 * from there. Not on the first page, which the browser announces, and not where a page has chosen for itself.
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

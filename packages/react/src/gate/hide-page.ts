import { hide } from '@curfew/dom/shared';

/**
 * Layout and scroll positions stay. What is hidden is not printed, nor found by a search in the page.
 *
 * What comes later stays visible: password managers add their menus when a field has focus.
 */
export function hidePage(): () => void {
  const parts = [...document.querySelectorAll<HTMLElement>('body > :not([data-react-aria-top-layer])')];
  // Another copy of the kit shows again what it has hidden.
  const shows = parts.flatMap((part) => (part.style.visibility === 'hidden' ? [] : hide(part, true)));
  return () => {
    for (const show of shows) show();
  };
}

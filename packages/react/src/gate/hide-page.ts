import { hide } from '@curfew/dom/shared';

/**
 * Hides what is in the body beside the dialogs of the kit. It keeps its layout, and with it the scroll positions. The screen
 * covers it by itself; hidden, it is not found by a search in the page, and not printed.
 *
 * What comes later is left alone: password managers add their menus when a field of the form has focus.
 *
 * @returns a function that shows it again
 */
export function hidePage(): () => void {
  const parts = [...document.querySelectorAll<HTMLElement>('body > :not([data-react-aria-top-layer])')];
  // What another copy of the kit has hidden, it shows again itself.
  const shows = parts.flatMap((part) => (part.style.visibility === 'hidden' ? [] : hide(part, true)));
  return () => {
    for (const show of shows) show();
  };
}

/** Focuses an element as it comes up: a `ref`. */
export function focus(element: HTMLElement | null): void {
  element?.focus();
}

/**
 * Gives focus back to what had it before. Where that has gone, or lies under another dialog, to the main content: a
 * screen reader would otherwise start over at the top of the page.
 */
export function returnFocus(opener: Element | null): void {
  if (!opener || opener === document.body) return;
  (opener as HTMLElement).focus();
  if (document.activeElement !== opener) focusText(document.querySelector('main, h1'));
}

/** Focuses an element that takes no focus by itself, and leaves no trace once focus moves on. */
function focusText(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus();
}

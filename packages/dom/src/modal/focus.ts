/** Focuses an element as it comes up: a `ref`. */
export function focus(element: HTMLElement | null): void {
  element?.focus();
}

/**
 * Gives focus back to what had it before. Where that has gone, or lies under another dialog, to the main content: a
 * screen reader would otherwise start over at the top of the page.
 */
export function returnFocus(opener: Element | null): void {
  if (opener === document.body) return;
  focus(opener as HTMLElement | null);
  if (document.activeElement === opener) return;
  const content = document.querySelector<HTMLElement>('main, h1');
  // Text takes no focus by itself.
  if (content && content.tabIndex < 0) content.tabIndex = -1;
  focus(content);
}

/** Focuses an element as it comes up: a `ref`. */
export function focus(element: HTMLElement | null): void {
  element?.focus();
}

/**
 * Gives focus back to what had it before. Where a modal of the host's covers that by now, to the modal; where it has
 * gone, to the main content: a screen reader would otherwise start over at the top of the page.
 */
export function returnFocus(opener: HTMLElement): void {
  if (opener === document.body) return;
  const covered = opener.closest('[aria-hidden]');
  if (!covered) focus(opener);
  // Inside of a shadow root, the browser has given it back by itself as the dialog closed.
  if (!covered && document.activeElement === opener) return;
  const content = document.querySelector<HTMLElement>(covered ? '[role=dialog]:not([aria-hidden])' : 'main,h1');
  // Text takes no focus by itself.
  if (content && content.tabIndex < 0) content.tabIndex = -1;
  focus(content);
}

/** Focuses an element. It also serves as a React `ref`. */
export function focus(element: HTMLElement | null): void {
  element?.focus();
}

/**
 * Returns focus to the element that had it before. If a modal of your app covers that element, focuses the modal. If
 * the element is gone, focuses the main content: a screen reader would otherwise restart at the top of the page.
 */
export function returnFocus(opener: HTMLElement): void {
  if (opener === document.body) return;
  const covered = opener.closest('[aria-hidden]');
  if (!covered) focus(opener);
  // In a shadow root, the browser itself has returned focus when the dialog closed.
  if (!covered && document.activeElement === opener) return;
  const content = document.querySelector<HTMLElement>(covered ? '[role=dialog]:not([aria-hidden])' : 'main,h1');
  // Text is not focusable by default.
  if (content && content.tabIndex < 0) content.tabIndex = -1;
  focus(content);
}

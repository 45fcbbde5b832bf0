/** Focuses an element as it comes up: a `ref`. */
export function focus(element: HTMLElement | null): void {
  element?.focus();
}

const COVERED = '[inert],[aria-hidden=true]';

/**
 * Gives focus back to what had it before. Where a modal of the host's covers that by now, to the modal; where it has
 * gone, to the main content: a screen reader would otherwise start over at the top of the page.
 */
export function returnFocus(opener: Element | null): void {
  if (opener === document.body) return;
  const covered = opener?.closest(COVERED);
  if (!covered) {
    focus(opener as HTMLElement | null);
    if (document.activeElement === opener) return;
  }
  const content = document.querySelector<HTMLElement>(covered ? `[role=dialog]:not(${COVERED})` : 'main,h1');
  // Text takes no focus by itself.
  if (content && content.tabIndex < 0) content.tabIndex = -1;
  focus(content);
}

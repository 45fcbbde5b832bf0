/** Focuses an element. It also serves as a React `ref`. */
export function focus(element: HTMLElement | null): void {
  element?.focus();
}

const FIELDS = ':is(input:not([type=hidden]), select, textarea):enabled';

/**
 * Focuses the first field of a form: the one with `autofocus`, if there is one. Focuses the heading until the form has a
 * field, because a framework may render it later.
 *
 * @returns a function that stops waiting for a field
 */
export function focusField(form: HTMLElement, heading: HTMLElement | null): () => void {
  const look = () => {
    const field = form.querySelector<HTMLElement>(`${FIELDS}[autofocus]`) ?? form.querySelector<HTMLElement>(FIELDS);
    focus(field);
    return Boolean(field);
  };
  if (look()) return () => {};
  focus(heading);
  const rendered = new MutationObserver(() => {
    if (document.activeElement !== heading || look()) rendered.disconnect();
  });
  rendered.observe(form, { childList: true, subtree: true });
  return () => rendered.disconnect();
}

/**
 * Returns focus to the element that had it before. If a modal of your app covers that element, focuses the modal. If
 * the element is gone, focuses the main content: a screen reader would otherwise restart at the top of the page.
 */
export function returnFocus(opener: HTMLElement): void {
  if (opener === document.body) return;
  const covered = opener.closest('[aria-hidden]');
  // The user finds the page where it was.
  if (!covered) opener.focus({ preventScroll: true });
  // In a shadow root, the browser has returned focus when the dialog closed.
  if (!covered && document.activeElement === opener) return;
  const content = document.querySelector<HTMLElement>(covered ? '[role=dialog]:not([aria-hidden])' : 'main,h1');
  if (content && content.tabIndex < 0) content.tabIndex = -1;
  focus(content);
}

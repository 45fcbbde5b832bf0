/** A script that removes the element each time would otherwise loop with this one for ever. */
const MOST_RETURNS = 100;

/**
 * Puts an element into the body again whenever the page has lost it: Turbo, htmx and Livewire replace the body or its
 * children.
 *
 * @param onReturn - called after the element is in the page again
 * @returns a function that stops it. The element is then where it was at first: React removes it from there
 */
export function keepInPage(element: HTMLElement, onReturn: () => void = () => {}): () => void {
  const home = element.parentNode;
  let returns = 0;

  function look(): void {
    const { body } = document;
    if (body) observer.observe(body, { childList: true });
    if (!body || element.isConnected || returns++ === MOST_RETURNS) return;
    body.append(element);
    onReturn();
  }

  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  look();
  return () => {
    observer.disconnect();
    if (element.parentNode !== home) home?.append(element);
  };
}

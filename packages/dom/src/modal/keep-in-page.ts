/** A script that removes the element each time would loop with this one. */
const MOST_RETURNS = 100;

/**
 * Puts it back whenever the page has lost it: Turbo, htmx and Livewire replace the body or its children. The returned
 * function moves it to its first parent, where React removes it.
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

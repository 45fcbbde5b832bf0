/**
 * Puts an element into the body again whenever the page has lost it: Turbo, htmx and Livewire replace the body or its
 * children.
 *
 * @param onReturn - called after the element is in the page again
 * @returns a function that stops it
 */
export function keepInPage(element: HTMLElement, onReturn: () => void = () => {}): () => void {
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    document.body.append(element);
    watch();
    onReturn();
  });

  function watch(): void {
    observer.observe(document.documentElement, { childList: true });
    observer.observe(document.body, { childList: true });
  }

  watch();
  return () => observer.disconnect();
}

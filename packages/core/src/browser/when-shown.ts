/**
 * Calls `start` once the page is shown: a page that the browser renders in advance must not begin a session.
 *
 * @returns a function that undoes it
 * @see https://wicg.github.io/nav-speculation/prerendering.html
 */
export function whenShown(start: () => () => void): () => void {
  const { document } = globalThis as { document?: Document & { readonly prerendering?: boolean } };
  if (!document?.prerendering) return start();
  let stop = () => {};
  const onShown = () => {
    stop = start();
  };
  document.addEventListener('prerenderingchange', onShown, { once: true });
  return () => {
    document.removeEventListener('prerenderingchange', onShown);
    stop();
  };
}

/** A prerendered page must not begin a session. */
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

type Prerendered = Document & { readonly prerendering?: boolean };

/** Speculation rules, and the browser itself, load a page before the user opens it. */
export function isPrerendering(): boolean {
  return Boolean((globalThis.document as Prerendered | undefined)?.prerendering);
}

/** A prerendered page must not begin a session. */
export function whenShown(start: () => () => void): () => void {
  if (!isPrerendering()) return start();
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

/**
 * Listens for several types of event. Capturing, so that a page that stops propagation hides nothing, and passive, so
 * that it delays nothing. Returns its own undo.
 */
export function listen(
  target: EventTarget | undefined,
  types: readonly string[],
  hear: (event: Event) => void,
): () => void {
  const options = { capture: true, passive: true };
  for (const type of types) target?.addEventListener(type, hear, options);
  return () => {
    for (const type of types) target?.removeEventListener(type, hear, options);
  };
}

/** Captures, so that a page that stops propagation hides nothing. Passive, so that it delays nothing. */
export function listen(
  target: EventTarget | undefined,
  types: readonly string[],
  receive: (event: Event) => void,
): () => void {
  const options = { capture: true, passive: true };
  for (const type of types) target?.addEventListener(type, receive, options);
  return () => {
    for (const type of types) target?.removeEventListener(type, receive, options);
  };
}

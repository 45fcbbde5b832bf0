/** Listens while capturing or not. Returns its own undo. */
export function listen(
  target: EventTarget,
  types: readonly string[],
  listener: (event: Event) => void,
  capture = false,
): () => void {
  for (const type of types) target.addEventListener(type, listener, capture);
  return () => {
    for (const type of types) target.removeEventListener(type, listener, capture);
  };
}

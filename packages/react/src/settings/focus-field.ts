/** Focuses what is typed and cannot be read, else the first drop-down. `beside` is in the same document or shadow root. */
export function focusField(beside: Element, id: string): void {
  const field = (beside.getRootNode() as Document | ShadowRoot).getElementById(id);
  const typed = field?.querySelector<HTMLElement>('input[aria-invalid=true]');
  (typed ?? field?.querySelector('select'))?.focus();
}

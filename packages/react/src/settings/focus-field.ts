/** `beside` is in the same document or shadow root. */
export function focusField(beside: Element, id: string): void {
  const root = beside.getRootNode() as Document | ShadowRoot;
  root.getElementById(id)?.querySelector('select')?.focus();
}

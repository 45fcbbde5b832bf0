/**
 * Focuses the first drop-down of a field.
 *
 * @param beside - an element of the same document or shadow root
 * @param id - the field's
 */
export function focusField(beside: Element, id: string): void {
  const root = beside.getRootNode() as Document | ShadowRoot;
  root.getElementById(id)?.querySelector('select')?.focus();
}

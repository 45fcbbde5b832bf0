/**
 * Hides a part of the page, whatever its style sheet says. Its nodes stay: a framework that owns them would fail without.
 *
 * @param keepsLayout - whether it keeps its place, and with it the scroll positions
 * @returns a function that shows it again
 */
export function hide(part: HTMLElement, keepsLayout: boolean): () => void {
  const [property, value] = keepsLayout ? ['visibility', 'hidden'] : ['display', 'none'];
  const { inert } = part;
  const before = part.style.getPropertyValue(property);
  const priority = part.style.getPropertyPriority(property);
  part.inert = true;
  part.style.setProperty(property, value, 'important');
  return () => {
    part.inert = inert;
    part.style.setProperty(property, before, priority);
  };
}

/**
 * Hides a part of the page, whatever its style sheet says. Its nodes stay: a framework that owns them would fail without.
 *
 * @returns a function that shows it again
 */
export function hide(part: HTMLElement): () => void {
  const { inert } = part;
  const display = part.style.getPropertyValue('display');
  const priority = part.style.getPropertyPriority('display');
  part.inert = true;
  part.style.setProperty('display', 'none', 'important');
  return () => {
    part.inert = inert;
    part.style.setProperty('display', display, priority);
  };
}

import { returnFocus } from './focus.ts';

/**
 * Remembers what had focus before a part of the page that is not modal.
 *
 * @returns a function that returns focus if the part has it. Call it before you remove the part: removal leaves focus on
 *   the body
 */
export function borrowFocus(part: HTMLElement): () => void {
  let before = document.body;
  part.addEventListener('focusin', ({ relatedTarget }) => {
    const from = relatedTarget as HTMLElement | null;
    if (from && !part.contains(from)) before = from;
  });
  return () => {
    if (part.contains(document.activeElement)) returnFocus(before);
  };
}

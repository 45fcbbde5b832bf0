import { flat } from '../../flat.ts';

/** The most texts to share. */
const MOST = 10_000;

/** Creates a function that returns the same copy for equal texts, for those that many sessions have in common. */
export function createSharedTexts(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    const known = copies.get(text);
    if (known !== undefined) return known;
    // What is shared already stays so: only later sessions receive a new copy.
    if (copies.size === MOST) copies.clear();
    const copy = flat(text);
    copies.set(copy, copy);
    return copy;
  };
}

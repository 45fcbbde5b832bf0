import { flat } from '../../flat.ts';

const MOST = 10_000;

/** Returns the same copy for equal texts. */
export function createSharedTexts(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    const known = copies.get(text);
    if (known !== undefined) return known;
    if (copies.size === MOST) copies.clear();
    const copy = flat(text);
    copies.set(copy, copy);
    return copy;
  };
}

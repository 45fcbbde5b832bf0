/** A label at a mark. Measures in px, from the start of the line. */
export interface Label {
  readonly text: string;
  readonly at: number;
  readonly width: number;
  /** Which part of the label is at the mark. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** Whether it is dropped unless it has room exactly at its mark. */
  readonly isFixed?: boolean | undefined;
}

/** By which share of its width a label begins before its mark. */
const SHIFTS = { start: 0, middle: 0.5, end: 1 };

/** A label with its place. */
export interface PlacedLabel extends Label {
  /** The place of its start. */
  readonly start: number;
}

/**
 * Places labels on one row: each as near to its mark as the line and the labels before it allow. Drops those that have
 * no room near their mark.
 *
 * @param labels - the most important first
 * @param length - of the line
 * @param gap - the least distance between two labels
 */
export function placeLabels<T extends Label>(labels: readonly T[], length: number, gap: number): (T & PlacedLabel)[] {
  const placed: (T & PlacedLabel)[] = [];
  for (const label of labels) {
    const { at, width, anchor, isFixed } = label;
    const exact = at - SHIFTS[anchor] * width;
    const wanted = isFixed ? exact : Math.max(0, Math.min(exact, length - width));
    const isFree = (start: number) =>
      start >= 0 &&
      start + width <= length &&
      Math.abs(start - wanted) <= width &&
      placed.every((other) => start + width + gap <= other.start || start >= other.start + other.width + gap);
    const beside = isFixed
      ? []
      : placed.flatMap((other) => [other.start - gap - width, other.start + other.width + gap]);
    const start = [wanted, ...beside.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))].find(isFree);
    if (start !== undefined) placed.push({ ...label, start });
  }
  return placed;
}

/** Measures in px, from the start of the line. */
export interface Label {
  readonly text: string;
  readonly at: number;
  readonly width: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Dropped unless it has room exactly at its mark. */
  readonly isFixed?: boolean | undefined;
}

/** The share of its width before the mark. */
const SHIFTS = { start: 0, middle: 0.5, end: 1 };

export interface PlacedLabel extends Label {
  readonly start: number;
}

/**
 * Places each as near to its mark as the line and the labels before it allow, the most important first. Drops those that
 * have no room near their mark.
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

'use client';

import { type Context, createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { Measures } from './use-measures.ts';

export const PictureContext: Context<Measures> = /* #__PURE__ */ createContext<Measures>({
  width: 0,
  isRtl: false,
  textWidth: () => 0,
  box: () => new DOMRect(),
});

/**
 * Lengths grow with the user's text size, which is 12 px in the picture. Not in `rem`, which WebKit ignores in an `<svg>`
 * inside of another.
 */
export function em(px: number): string {
  return `${px / 12}em`;
}

interface SpanProps {
  /** In percent of the picture, from the side where time begins. */
  readonly from: number;
  readonly to: number;
  /** The middle, in px. */
  readonly y: number;
  readonly height: number;
  readonly className?: string | undefined;
  readonly fill?: string | undefined;
  readonly radius?: number;
}

export function Span({ from, to, y, height, radius = 0, ...rest }: SpanProps): ReactElement {
  const { isRtl } = useContext(PictureContext);
  const [start, end] = [from, Math.max(from, to)].map((place) => Math.min(100, Math.max(0, place))) as [number, number];
  return (
    <rect
      {...rest}
      x={`${isRtl ? 100 - end : start}%`}
      width={`${end - start}%`}
      y={em(y - height / 2)}
      height={em(height)}
      rx={em(radius)}
    />
  );
}

interface SpotProps {
  /** In percent, as in `Span`. */
  readonly at: number;
  /** The middle, in px. */
  readonly y: number;
  readonly children: ReactNode;
}

/** Children are drawn around its origin. Only this kind of element moves by a transition in percent. */
export function Spot({ at, y, children }: SpotProps): ReactElement {
  const { isRtl } = useContext(PictureContext);
  return (
    <svg role="none" x={`${isRtl ? 100 - at : at}%`} y={em(y)} overflow="visible">
      {children}
    </svg>
  );
}

interface TextProps {
  /** In px, from the side where time begins. */
  readonly start: number;
  /** The baseline, in px. */
  readonly y: number;
  readonly className?: string | undefined;
  readonly children: string;
}

export function Text({ start, y, className, children }: TextProps): ReactElement {
  const { width } = useContext(PictureContext);
  return (
    <Spot at={(100 * start) / width} y={y}>
      <text className={className}>{children}</text>
    </Spot>
  );
}
